"use client";

import type { ReactElement, ReactNode } from "react";
import { useDialogClose } from "./dialog-inside.tsx";
import { createPart } from "./part.ts";
import { StandIn } from "./stand-in.tsx";
import { useReach } from "./use-reach.ts";

export type DialogProps = {
  title: ReactNode;
  description?: ReactNode;
  children?: ReactNode;
  /** Buttons, the main one last. */
  actions?: ReactNode;
  /** The button that opens it; leave out when `open` is controlled from elsewhere. */
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  width?: "sm" | "md" | "lg" | undefined;
};

/** What a dialog is once it is wanted; fetched ahead by whoever fetches what stands in one. */
export const dialogPart = createPart(async () => (await import("./dialog-part.tsx")).DialogPart);

/** A modal dialog. Focus goes in when it opens and back to where it was when it closes. */
export function Dialog(dialog: DialogProps) {
  const { trigger, open } = dialog;
  const { reach, standIn } = useReach(dialogPart, open);
  if (reach && dialogPart.current) return <dialogPart.current {...dialog} reach={reach} />;
  return trigger ? <StandIn opens="dialog" control={trigger} {...standIn} /> : null;
}

/** Wraps a button so that pressing it closes the dialog around it. */
export function DialogClose({ children }: { children: ReactElement }) {
  const close = useDialogClose();
  return close ? close(children) : children;
}
