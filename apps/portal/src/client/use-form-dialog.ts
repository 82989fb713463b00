"use client";

import { useState } from "react";
import { messageBeside, problemOf } from "./refusal.ts";
import { useDialogMutation } from "./use-dialog-mutation.ts";
import type { DialogMutationOptions } from "./use-dialog-mutation.ts";

interface FormDialogOptions<Typed, Output, Input, Context> extends DialogMutationOptions<
  Output,
  Input,
  Context
> {
  /** What stands in the fields each time the dialog opens; what was typed is forgotten when it closes. */
  start: Typed;
  /** Where a field stands in the operation's input, if not under its own name. */
  paths?: Readonly<Partial<Record<keyof Typed, string>>> | undefined;
}

/**
 * `useDialogMutation` with the fields of the form. `text` is spread on a field that is typed into, `choice` on
 * one that hands over its value; each shows what was refused about it, and the dialog what none of them shows.
 */
export function useFormDialog<Typed extends object, Output, Input, Context>({
  start,
  paths,
  ...options
}: FormDialogOptions<Typed, Output, Input, Context>) {
  const [typed, setTyped] = useState(start);
  const { dialog, refusal, ...sending } = useDialogMutation(options);
  const [wasOpen, setWasOpen] = useState(dialog.open);
  if (dialog.open !== wasOpen) {
    setWasOpen(dialog.open);
    setTyped(start);
  }
  const type = (part: Partial<Typed>) => setTyped((known) => ({ ...known, ...part }));
  const pathOf = (name: keyof Typed & string): string => paths?.[name] ?? name;
  const field = <Name extends keyof Typed & string>(name: Name) => ({
    value: typed[name],
    error: problemOf(refusal?.details ?? [], pathOf(name)),
  });
  const shown: string[] = [];
  for (const name in start) shown.push(pathOf(name));
  return {
    ...sending,
    refusal,
    dialog: { ...dialog, error: refusal && messageBeside(refusal, shown) },
    typed,
    type,
    choice: <Name extends keyof Typed & string>(name: Name) => ({
      ...field(name),
      onChange: (value: Typed[Name]) => setTyped((known) => ({ ...known, [name]: value })),
    }),
    text: <Name extends keyof Typed & string>(name: Name) => ({
      ...field(name),
      onChange: ({ target }: { target: { value: string } }) =>
        setTyped((known) => ({ ...known, [name]: target.value })),
    }),
  };
}
