"use client";

import { Tooltip as BaseTooltip } from "@base-ui/react/tooltip";
import type { ReactElement, ReactNode } from "react";
import { usePortalProps } from "./portal-container.tsx";

export type TooltipProps = {
  content: ReactNode;
  /** One focusable element, so that the keyboard opens the tooltip too. */
  children: ReactElement;
  side?: "top" | "bottom" | "left" | "right" | undefined;
};

/** A remark that helps and is not needed: touch screens do not show it. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  const portal = usePortalProps();
  return (
    <BaseTooltip.Root>
      <BaseTooltip.Trigger render={children} />
      <BaseTooltip.Portal {...portal}>
        <BaseTooltip.Positioner side={side} sideOffset={6} collisionPadding={8} className="z-60">
          <BaseTooltip.Popup className="max-w-md origin-(--transform-origin) rounded-md border border-bar-line bg-bar px-2 py-1 text-xs break-words text-bar-ink shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {content}
          </BaseTooltip.Popup>
        </BaseTooltip.Positioner>
      </BaseTooltip.Portal>
    </BaseTooltip.Root>
  );
}
