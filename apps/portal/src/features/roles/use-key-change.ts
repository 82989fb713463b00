"use client";

import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** Options for a mutation of a key: afterwards its standing is asked for again, after a refusal too. */
export function useKeyChange(): { onSettled: () => Promise<void> } {
  const queryClient = useQueryClient();
  return { onSettled: () => queryClient.invalidateQueries({ queryKey: api.roles.key.key() }) };
}
