"use client";

import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/**
 * Options for a mutation of requests: afterwards everything about requests is asked for again, after a refusal
 * too, because then somebody else was faster.
 */
export function useRequestChange(): { onSettled: () => Promise<void> } {
  const queryClient = useQueryClient();
  return { onSettled: () => queryClient.invalidateQueries({ queryKey: api.requests.key() }) };
}
