"use client";

import type { HubModel } from "@quarry/aws-core/hub/schema";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { environmentOf, imageOf } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";

const longestValue = 1024;

/** The instance types of the draft's place, with the memory that its model takes. */
export function useInstanceOffers(draft: DeployDraft) {
  const { connectionId, region, placement, component } = draft;
  const isComponent = placement === "INFERENCE_COMPONENT_BASED";
  const isPlaced = connectionId !== "" && region !== "";
  return useQuery(
    api.endpoints.instances.queryOptions({
      input: isPlaced
        ? {
            connectionId,
            region,
            model: draft.source === "hub" ? sizeOf(draft.model) : null,
            image: draft.imageFrom === "aws" && draft.imageVersion !== "" ? imageOf(draft) : null,
            environment: shortOnes(environmentOf(draft)),
            acceleratorsPerCopy: isComponent ? (component.accelerators ?? 1) : null,
          }
        : skipToken,
      staleTime: 60_000,
      placeholderData: keepPreviousData,
    }),
  );
}

/** The files are many, and their sum is what counts. */
const sizeOf = (model: HubModel | null): HubModel | null =>
  model && { ...model, weights: { ...model.weights, files: [] } };

/** What is too long is told at its field; the sizes do not depend on it. */
function shortOnes(environment: Readonly<Record<string, string>>): Record<string, string> {
  const entries = Object.entries(environment);
  return Object.fromEntries(entries.filter((entry) => entry.every((text) => text.length <= longestValue)));
}
