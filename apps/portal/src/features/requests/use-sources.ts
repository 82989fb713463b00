"use client";

import { skipToken, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { RequestDraft } from "./request-draft.ts";

/** What can be copied in the draft's Region; asked for once it is chosen. */
export function useSources({ connectionId, region }: Pick<RequestDraft, "connectionId" | "region">) {
  const isChosen = connectionId !== "" && region !== "";
  return useQuery(
    api.requests.sources.queryOptions({
      input: isChosen ? { connectionId, region } : skipToken,
      staleTime: 60_000,
    }),
  );
}
