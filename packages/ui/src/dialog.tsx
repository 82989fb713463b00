"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { backdropLook } from "./look/popup-look.ts";
import { DialogCloseButton } from "./dialog-close-button.tsx";
import { PortalContainer, usePortalProps } from "./portal-container.tsx";

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

/** A modal dialog. Focus goes in when it opens and back to where it was when it closes. */
export function Dialog({
  title,
  description,
  children,
  actions,
  trigger,
  open,
  onOpenChange,
  width = "md",
}: DialogProps) {
  const portal = usePortalProps();
  return (
    <BaseDialog.Root {...(open === undefined ? {} : { open })} onOpenChange={(next) => onOpenChange?.(next)}>
      {trigger ? <BaseDialog.Trigger render={trigger} /> : null}
      <BaseDialog.Portal {...portal}>
        <BaseDialog.Backdrop className={backdropLook} />
        <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center overflow-hidden p-2 sm:items-start sm:pt-[10dvh]">
          <BaseDialog.Popup
            className={clsx(
              "relative flex max-h-full w-full flex-col rounded-lg border border-line bg-raised text-ink shadow-popup transition-[opacity,translate] duration-150 data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0 sm:max-h-[80dvh]",
              widths[width],
            )}
          >
            <PortalContainer container={null}>
              <header className="py-3 pr-12 pl-4">
                <BaseDialog.Title className="text-lg font-semibold">{title}</BaseDialog.Title>
                {description ? (
                  <BaseDialog.Description className="mt-0.5 text-ink-muted">
                    {description}
                  </BaseDialog.Description>
                ) : null}
              </header>
              {children ? <div className="min-h-0 flex-1 overflow-y-auto px-4 py-2">{children}</div> : null}
              {actions ? (
                <footer className="flex flex-wrap justify-end gap-2 border-t border-line px-4 py-3">
                  {actions}
                </footer>
              ) : null}
              <DialogCloseButton className="top-2.5 right-3" />
            </PortalContainer>
          </BaseDialog.Popup>
        </BaseDialog.Viewport>
      </BaseDialog.Portal>
    </BaseDialog.Root>
  );
}

/** Wraps a button so that pressing it closes the dialog around it. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <BaseDialog.Close render={children} />;
}

const widths = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const;
