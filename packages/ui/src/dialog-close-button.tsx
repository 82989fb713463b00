"use client";

import { Dialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import { X } from "lucide-react";
import { buttonLook } from "./look/button-look.ts";

/** The cross in the corner of a dialog. It comes last, so that focus starts on the dialog's own controls. */
export function DialogCloseButton({ className }: { className: string }) {
  return (
    <Dialog.Close
      aria-label="Close"
      className={clsx(
        buttonLook({ variant: "quiet", size: "sm" }),
        "absolute aspect-square px-0! text-ink-muted! hover:text-ink!",
        className,
      )}
    >
      <X aria-hidden />
    </Dialog.Close>
  );
}
