"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { isLaterEnd, lifeOf } from "./life-draft.ts";
import type { LifeDraft } from "./life-draft.ts";

type LivingEndpoint = Pick<EndpointDetailView, "id" | "endsAt" | "teamSlug">;

/** Options for a mutation that saves how long an endpoint runs; a later end is asked for, and answers its request. */
export function useLifeChange({ id, endsAt, teamSlug }: LivingEndpoint) {
  const queryClient = useQueryClient();
  return {
    mutationFn: async ({ justification, ...draft }: LifeDraft & { justification: string }) => {
      const life = lifeOf(draft);
      if (!isLaterEnd(life, endsAt)) {
        await api.endpoints.setLife.call({ id, ...life });
        return undefined;
      }
      await api.endpoints.setLife.call({ id, ...life, endsAt });
      return await api.requests.submit.call({
        kind: "endpoint.extend",
        ...(teamSlug !== null && { team: teamSlug }),
        spec: { endpointId: id, endsAt: life.endsAt, justification },
      });
    },
    onSettled: () =>
      Promise.all(
        [api.endpoints.key(), api.requests.key()].map((queryKey) =>
          queryClient.invalidateQueries({ queryKey }),
        ),
      ),
  };
}
