"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** Why an endpoint failed and what to do, with AWS's own words; nothing where nothing failed. */
export function EndpointTrouble({ endpoint }: { endpoint: EndpointDetailView }) {
  const { id, failure, failureReason } = endpoint;
  const isFailed = failureReason !== null;
  const logs = useQuery({ ...api.endpoints.logs.queryOptions({ input: { id } }), enabled: isFailed });
  if (!isFailed && failure === null) return null;
  // The log often tells more than AWS's reason, which only says that the container did not answer.
  const told = logs.data?.explanation ?? (failure && withCode(failure)) ?? unexplained;
  return (
    <ErrorPanel
      title={told.title}
      explanation={told.cause === failureReason ? undefined : told.cause}
      remedy={
        <>
          {told.remedy}
          {isFailed ? <AwsWords reason={failureReason} /> : null}
        </>
      }
    />
  );
}

function AwsWords({ reason }: { reason: string }) {
  return (
    <span className="mt-2 block text-sm">
      AWS says: <q className="break-words">{reason}</q>
    </span>
  );
}

function withCode({ title, cause, remedy, awsCode }: NonNullable<EndpointDetailView["failure"]>) {
  return { title, cause: awsCode === "" ? cause : `${cause} AWS answered ${awsCode}.`, remedy };
}

const unexplained = {
  title: "AWS could not make the endpoint",
  cause: "AWS gives a reason that Quarry does not know.",
  remedy: "Read the last lines of the container’s log below.",
};
