"use client";

import { mergeProps } from "@base-ui/react/merge-props";
import { cloneElement, isValidElement } from "react";
import type { HTMLAttributes, ReactElement } from "react";

export type StandInProps = HTMLAttributes<HTMLElement> & {
  opens: "menu" | "dialog";
  /** The button as it looks while it is closed. */
  control: ReactElement;
};

/** A button that stands where the one that opens something will be, and tells the same of itself. */
export function StandIn({ opens, control, onKeyDown, ...props }: StandInProps) {
  if (!isValidElement<object>(control)) return control;
  const arrows = opens === "menu" ? { onKeyDown } : {};
  const closed = { "aria-haspopup": opens, "aria-expanded": false, ...props, ...arrows };
  // What the button itself does waits for the real one, which is pressed as this one was.
  return cloneElement(control, mergeProps<"button">(closed, { ...control.props, onClick: undefined }));
}
