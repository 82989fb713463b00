"use client";

import { mergeProps } from "@base-ui/react/merge-props";
import { cloneElement } from "react";
import type { ReactElement, ReactNode } from "react";
import { createPart } from "./part.ts";
import { useTooltip } from "./use-tooltip.ts";

export type TooltipProps = {
  content: ReactNode;
  /** One focusable element, so that the keyboard opens the tooltip too. */
  children: ReactElement<object>;
  side?: "top" | "bottom" | "left" | "right" | undefined;
};

const part = createPart(async () => (await import("./tooltip-part.tsx")).TooltipPart);

/** A remark that helps and is not needed: touch screens do not show it. */
export function Tooltip({ content, children, side = "top" }: TooltipProps) {
  const { anchor, trigger, ...tooltip } = useTooltip(part);
  return (
    <>
      {cloneElement(children, mergeProps<"button">(trigger, children.props))}
      {anchor && part.current ? <part.current {...{ content, anchor, side }} {...tooltip} /> : null}
    </>
  );
}
