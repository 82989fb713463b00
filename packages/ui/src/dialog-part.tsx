"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import type { ReactElement } from "react";
import { DialogCloseButton } from "./dialog-close-button.tsx";
import { DialogFrame } from "./dialog-frame.tsx";
import { DialogInside } from "./dialog-inside.tsx";
import type { DialogProps } from "./dialog.tsx";
import type { Reach } from "./use-reach.ts";

export type DialogPartProps = DialogProps & { reach: Reach };

/** What a `Dialog` is once it is wanted. */
export function DialogPart(props: DialogPartProps) {
  const { title, description, children, actions, trigger, open, onOpenChange, width = "md", reach } = props;
  return (
    <DialogFrame {...{ trigger, open, onOpenChange, reach }}>
      <BaseDialog.Viewport className="fixed inset-0 z-50 flex items-end justify-center overflow-hidden p-2 sm:items-start sm:pt-[10dvh]">
        <BaseDialog.Popup
          className={clsx(
            "relative flex max-h-full w-full flex-col rounded-lg border border-line bg-raised text-ink shadow-popup transition-[opacity,translate] duration-150 data-starting-style:translate-y-2 data-starting-style:opacity-0 data-ending-style:opacity-0 sm:max-h-[80dvh]",
            widths[width],
          )}
        >
          <DialogInside close={closing}>
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
          </DialogInside>
        </BaseDialog.Popup>
      </BaseDialog.Viewport>
    </DialogFrame>
  );
}

const widths = { sm: "sm:max-w-md", md: "sm:max-w-xl", lg: "sm:max-w-3xl" } as const;

const closing = (button: ReactElement) => <BaseDialog.Close render={button} />;
