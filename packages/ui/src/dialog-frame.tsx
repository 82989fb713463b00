"use client";

import { Dialog } from "@base-ui/react/dialog";
import type { ReactElement, ReactNode } from "react";
import { backdropLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";
import { useContinuation } from "./use-reach.ts";
import type { Reach } from "./use-reach.ts";

export type DialogFrameProps = {
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** How the stand-in of the trigger was left. */
  reach: Reach;
  /** The popup of Base UI's `Dialog`. */
  children: ReactNode;
};

/** The button of a modal dialog and the backdrop below its popup; goes on where its stand-in was left. */
export function DialogFrame({ trigger, open, onOpenChange, reach, children }: DialogFrameProps) {
  const portal = usePortalProps();
  const control = useContinuation(reach);
  return (
    <Dialog.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <Dialog.Trigger ref={control} render={trigger} /> : null}
      <Dialog.Portal {...portal}>
        <Dialog.Backdrop className={backdropLook} />
        {children}
      </Dialog.Portal>
    </Dialog.Root>
  );
}
