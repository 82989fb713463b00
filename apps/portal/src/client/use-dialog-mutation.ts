"use client";

import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { QueryKey, UseMutationOptions } from "@tanstack/react-query";
import { useState } from "react";
import { refusalOf } from "./refusal.ts";

export interface DialogMutationOptions<Output, Input, Context> {
  /** `mutationOptions` of an operation. */
  mutation: UseMutationOptions<Output, Error, Input, Context>;
  /** What is asked for anew once it is done, before the dialog closes. */
  refresh?: readonly QueryKey[] | undefined;
  /** What follows once that is there, a message or the way to another page. */
  onDone?: ((output: Output) => void) | undefined;
  /** Whether the dialog stays open to show what came of it. */
  staysOpen?: ((output: Output) => boolean) | undefined;
  /** For a dialog that something else opens; without it the dialog's own button does. */
  open?: boolean | undefined;
  /** Told of each opening and closing. */
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/**
 * What a dialog of `ui` does not know: what it sends, why that was refused, and that it closes when it is done.
 * `dialog` is spread on a `FormDialog` or `ConfirmDialog`. What was refused is forgotten when it closes.
 */
export function useDialogMutation<Output, Input, Context>(
  options: DialogMutationOptions<Output, Input, Context>,
) {
  const { mutation, refresh = [], onDone, staysOpen, open, onOpenChange } = options;
  const queryClient = useQueryClient();
  const [isOpen, setOpen] = useState(false);
  const changeOpen = (next: boolean): void => {
    sending.reset();
    setOpen(next);
    onOpenChange?.(next);
  };
  const sending = useMutation({
    ...mutation,
    onSuccess: async (...answer) => {
      await mutation.onSuccess?.(...answer);
      await Promise.all(refresh.map((queryKey) => queryClient.invalidateQueries({ queryKey })));
      onDone?.(answer[0]);
      if (!staysOpen?.(answer[0])) changeOpen(false);
    },
  });
  const refusal = sending.isError ? refusalOf(sending.error) : undefined;
  return {
    dialog: {
      open: open ?? isOpen,
      onOpenChange: changeOpen,
      busy: sending.isPending,
      error: refusal?.message,
    },
    refusal,
    send: sending.mutate,
    /** What came of it; only a dialog that stays open sees it. */
    output: sending.data,
  };
}
