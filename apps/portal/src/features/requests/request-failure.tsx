"use client";

import type { RequestView } from "@quarry/domain/requests/schema";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { useMutation } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { useRequestChange } from "./use-request-change.ts";

/** Why a request could not be carried out and what to do; trying again uses the same client token. */
export function RequestFailure({ request }: { request: RequestView }) {
  const { failure, mayRetry, id } = request;
  const retry = useMutation(api.requests.retry.mutationOptions(useRequestChange()));
  if (failure === null || (request.state !== "failed" && request.state !== "unknown")) return null;
  const explanation =
    failure.awsCode === "" ? failure.cause : `${failure.cause} AWS answered ${failure.awsCode}.`;
  return (
    <ErrorPanel
      title={failure.title}
      explanation={retry.isError ? refusalOf(retry.error).message : explanation}
      remedy={failure.remedy}
      {...(mayRetry && { onRetry: () => retry.mutate({ id }), retrying: retry.isPending })}
    />
  );
}
