"use client";

import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

interface TagChangeOptions {
  /** What the profile is called in the message. */
  name: string;
  onAccepted: () => void;
}

/** The wish to change a profile's tags. Once it is written down, what the screens show of tags is asked for anew. */
export function useTagChange({ name, onAccepted }: TagChangeOptions) {
  const queryClient = useQueryClient();
  const { show } = useToast();
  return useMutation(
    api.tags.apply.mutationOptions({
      onSuccess: () => {
        onAccepted();
        show({ title: `The tags of ${name} are being changed`, tone: "progress" });
        return queryClient.invalidateQueries({ queryKey: api.tags.key() });
      },
    }),
  );
}
