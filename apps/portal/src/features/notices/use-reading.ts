import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

/** Marks notices as read; the bell and the list follow. */
export function useReading() {
  const queryClient = useQueryClient();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: api.notices.key() });
  return {
    some: useMutation(api.notices.markRead.mutationOptions({ onSettled })),
    all: useMutation(api.notices.markAllRead.mutationOptions({ onSettled })),
  };
}
