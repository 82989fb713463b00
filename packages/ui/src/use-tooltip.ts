"use client";

import { useEffect, useRef, useState } from "react";
import type { FocusEvent, HTMLAttributes, PointerEvent } from "react";
import type { Part } from "./part.ts";

/** Milliseconds for which the pointer has to stay; right after another tooltip it need not. */
const patience = 400;
/** Milliseconds for the pointer to cross from the trigger to the popup. */
const crossing = 120;

/** Of all tooltips together, since only one is shown at a time. */
const last: { closedAt: number; setOpen?: (isOpen: boolean) => void } = { closedAt: -patience };

export interface Tooltipped {
  /** Set when it opens for the first time; the popup stays mounted from then on, so that it can fade away. */
  anchor: HTMLElement | undefined;
  isOpen: boolean;
  close: () => void;
  /** For the element that the remark is about. */
  trigger: HTMLAttributes<HTMLElement>;
  /** For the popup: while the pointer is on it, it stays. */
  popup: HTMLAttributes<HTMLElement>;
}

/** Opens a remark when the pointer stays on something or the keyboard comes to it; its popup is fetched meanwhile. */
export function useTooltip<Props>(part: Part<Props>): Tooltipped {
  const [anchor, setAnchor] = useState<HTMLElement>();
  const [isOpen, setOpen] = useState(false);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const wanted = useRef<HTMLElement>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const close = (): void => {
    clearTimeout(timer.current);
    wanted.current = undefined;
    if (isOpen) last.closedAt = performance.now();
    setOpen(false);
  };
  const closeSoon = (): void => {
    clearTimeout(timer.current);
    wanted.current = undefined;
    timer.current = setTimeout(close, crossing);
  };
  const open = async (control: HTMLElement): Promise<void> => {
    wanted.current = control;
    if (!part.current) await part.fetch();
    if (wanted.current !== control) return;
    if (last.setOpen !== setOpen) last.setOpen?.(false);
    last.setOpen = setOpen;
    setAnchor(control);
    setOpen(true);
  };
  const openSoon = ({ currentTarget: control, pointerType }: PointerEvent<HTMLElement>): void => {
    if (pointerType === "touch") return;
    clearTimeout(timer.current);
    void part.fetch();
    const isNext = performance.now() - last.closedAt < patience;
    timer.current = setTimeout(() => void open(control), isNext ? 0 : patience);
  };
  const openAtFocus = ({ currentTarget: control }: FocusEvent<HTMLElement>): void => {
    if (control.matches(":focus-visible")) void open(control);
  };
  const trigger = {
    onPointerEnter: openSoon,
    onPointerLeave: closeSoon,
    onPointerDown: close,
    onClick: close,
    onFocus: openAtFocus,
    onBlur: close,
  };
  const popup = { onPointerEnter: () => clearTimeout(timer.current), onPointerLeave: closeSoon };
  return { anchor, isOpen, close, trigger, popup };
}
