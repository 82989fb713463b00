"use client";

import { Dialog as BaseDialog } from "@base-ui/react/dialog";
import { clsx } from "clsx";
import type { ReactElement } from "react";
import { DialogCloseButton } from "./dialog-close-button.tsx";
import { DialogFrame } from "./dialog-frame.tsx";
import { DialogInside } from "./dialog-inside.tsx";
import type { SheetProps } from "./sheet.tsx";
import type { Reach } from "./use-reach.ts";

export type SheetPartProps = SheetProps & { reach: Reach };

/** What a `Sheet` is once it is wanted. */
export function SheetPart({
  title,
  children,
  trigger,
  open,
  onOpenChange,
  side = "left",
  reach,
}: SheetPartProps) {
  return (
    <DialogFrame {...{ trigger, open, onOpenChange, reach }}>
      <BaseDialog.Popup
        className={clsx(
          "fixed inset-y-0 z-50 flex w-80 max-w-[86vw] flex-col bg-raised text-ink shadow-popup transition-transform duration-200 ease-out",
          side === "left"
            ? "left-0 border-r border-line data-starting-style:-translate-x-full data-ending-style:-translate-x-full"
            : "right-0 border-l border-line data-starting-style:translate-x-full data-ending-style:translate-x-full",
        )}
      >
        <DialogInside close={closing}>
          <header className="flex h-bar items-center justify-between border-b border-line pr-2 pl-4">
            <BaseDialog.Title className="font-semibold">{title}</BaseDialog.Title>
          </header>
          <div className="min-h-0 flex-1 overflow-y-auto p-2">{children}</div>
          <DialogCloseButton className="top-2 right-3" />
        </DialogInside>
      </BaseDialog.Popup>
    </DialogFrame>
  );
}

const closing = (button: ReactElement) => <BaseDialog.Close render={button} />;
