"use client";

import { useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** Options for a mutation of profiles: afterwards everything about profiles is asked for again. */
export function useProfileChange(): { onSettled: () => Promise<void> } {
  const queryClient = useQueryClient();
  return { onSettled: () => queryClient.invalidateQueries({ queryKey: api.profiles.key() }) };
}
