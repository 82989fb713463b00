"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { DialogCloseButton } from "./dialog-close-button.tsx";
import { backdropLook } from "./look/popup-look.ts";
import { PortalContainer, usePortalProps } from "./portal-container.tsx";

export type SheetProps = {
  title: string;
  children: ReactNode;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The edge it slides in from: navigation left, details right. */
  side?: "left" | "right" | undefined;
};

/** A modal panel at an edge of the window: the navigation on phones, details beside a table. */
export function Sheet({ title, children, trigger, open, onOpenChange, side = "left" }: SheetProps) {
  const portal = usePortalProps();
  return (
    <BaseDialog.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal {...portal}>
        <BaseDialog.Backdrop className={backdropLook} />
        <BaseDialog.Popup
          className={clsx(
            "fixed inset-y-0 z-50 flex w-80 max-w-[86vw] flex-col bg-raised text-ink shadow-popup transition-transform duration-200 ease-out",
            side === "left"
              ? "left-0 border-r border-line data-starting-style:-translate-x-full data-ending-style:-translate-x-full"
              : "right-0 border-l border-line data-starting-style:translate-x-full data-ending-style:translate-x-full",
          )}
        >
          <PortalContainer container={null}>
            <header className="flex h-bar items-center justify-between border-b border-line pr-2 pl-4">
              <BaseDialog.Title className="font-semibold">{title}</BaseDialog.Title>
            </header>
            <div className="min-h-0 flex-1 overflow-y-auto p-2">{children}</div>
            <DialogCloseButton className="top-2 right-3" />
          </PortalContainer>
        </BaseDialog.Popup>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}
