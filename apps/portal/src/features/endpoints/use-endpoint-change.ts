"use client";

import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/**
 * Options for a mutation of endpoints: afterwards everything about endpoints is asked for again, after a refusal
 * too, because then somebody else was faster.
 */
export function useEndpointChange(): { onSettled: () => Promise<void> } {
  const queryClient = useQueryClient();
  return { onSettled: () => queryClient.invalidateQueries({ queryKey: api.endpoints.key() }) };
}
