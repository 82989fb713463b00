"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactNode } from "react";
import { usePortalProps } from "./portal-container.tsx";
import type { Tooltipped } from "./use-tooltip.ts";

export type TooltipPartProps = Pick<Tooltipped, "isOpen" | "close" | "popup"> & {
  content: ReactNode;
  anchor: HTMLElement;
  side: "top" | "bottom" | "left" | "right";
};

/** The remark of a `Tooltip` beside what it is about. */
export function TooltipPart({ content, anchor, side, isOpen, close, popup }: TooltipPartProps) {
  const portal = usePortalProps();
  return (
    <BaseTooltip.Root
      open={isOpen}
      onOpenChange={(next) => {
        if (!next) close();
      }}
    >
      <BaseTooltip.Portal {...portal}>
        <BaseTooltip.Positioner
          anchor={anchor}
          side={side}
          sideOffset={6}
          collisionPadding={8}
          className="z-60"
        >
          <BaseTooltip.Popup
            className="max-w-md origin-(--transform-origin) rounded-md border border-bar-line bg-bar px-2 py-1 text-xs break-words text-bar-ink shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
            {...popup}
          >
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
