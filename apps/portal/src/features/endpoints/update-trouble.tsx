"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { TextLink } from "@quarry/ui/text-link";
import { useToast } from "@quarry/ui/toast";
import { useMutation } from "@tanstack/react-query";
import { X } from "lucide-react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { useEndpointChange } from "./use-endpoint-change.ts";

/** Why the last update failed, until the next one or until somebody dismisses it; nothing where none failed. */
export function UpdateTrouble({ endpoint }: { endpoint: EndpointDetailView }) {
  const { id, updateFailure: failure, update, mayChange, goneAt } = endpoint;
  const { show } = useToast();
  const dismiss = useMutation(
    api.endpoints.dismissUpdateFailure.mutationOptions({
      ...useEndpointChange(),
      onError: (error) =>
        show({ title: "It was not dismissed", description: refusalOf(error).message, tone: "danger" }),
    }),
  );
  if (failure === null || goneAt !== null) return null;
  const { title, cause, remedy, requestId } = failure;
  return (
    <Callout
      tone="warning"
      title={
        update === null
          ? `The last update failed: ${title}`
          : "The update failed; it goes back to what it was"
      }
      action={
        mayChange && update === null ? (
          <Button
            size="sm"
            icon={<X aria-hidden />}
            loading={dismiss.isPending}
            onClick={() => dismiss.mutate({ id })}
          >
            Dismiss
          </Button>
        ) : undefined
      }
    >
      <p className="break-words">{cause}</p>
      <p>{remedy}</p>
      <p>
        <TextLink href={`/requests/${requestId}`}>The request that asked for it</TextLink>
      </p>
    </Callout>
  );
}
