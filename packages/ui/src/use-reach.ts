"use client";

import { useEffect, useLayoutEffect, useRef, useState } from "react";
import type { HTMLAttributes, KeyboardEvent, PointerEvent, RefObject, SyntheticEvent } from "react";
import { flushSync } from "react-dom";
import type { Part } from "./part.ts";
import { whenIdle } from "./when-idle.ts";

/** How a control was reached for while it was a stand-in. */
export interface Reach {
  hadFocus: boolean;
  wasPressed: boolean;
}

export interface ReachedFor {
  /** Set once somebody reached for the control and its part is there: time to put the part in its place. */
  reach: Reach | undefined;
  /** For the button that stands in until then. */
  standIn: HTMLAttributes<HTMLElement>;
}

/**
 * Fetches a control that opens something when the pointer, the focus or a press comes to its stand-in, or when its
 * owner opens it.
 */
export function useReach<Props>(part: Part<Props>, isOpened = false): ReachedFor {
  const [reach, setReach] = useState<Reach>();
  const isHeld = useRef(false);
  const wasPressed = useRef(false);
  const take = (control: HTMLElement): void => {
    // What is being pressed has to be there when it is let go, or there is no click.
    if (isHeld.current) return;
    const hadFocus = control === control.ownerDocument.activeElement;
    const next = { hadFocus, wasPressed: wasPressed.current };
    // The focus may come a moment before the press that it belongs to.
    setReach((known) => (known && (known.wasPressed || !next.wasPressed) ? known : next));
  };
  // At once, so that a press that follows finds either the one or the other from its begin to its end.
  const takeNow = (control: HTMLElement): void => flushSync(() => take(control));
  const come = ({ currentTarget: control }: SyntheticEvent<HTMLElement>): void => {
    if (part.current) take(control);
    else void part.fetch().then(() => takeNow(control));
  };
  const comeNear = (event: PointerEvent<HTMLElement>): void => {
    // A touch that comes near is a press already.
    if (event.pointerType === "touch") void part.fetch();
    else if (part.current) takeNow(event.currentTarget);
    else come(event);
  };
  // In the background once the page stands, so that the first press finds it there.
  useEffect(() => whenIdle(() => void part.fetch()), [part]);
  useEffect(() => {
    if (isOpened) void part.fetch().then(() => setReach((known) => known ?? untouched));
  }, [part, isOpened]);
  const press = (event: SyntheticEvent<HTMLElement>): void => {
    isHeld.current = false;
    wasPressed.current = true;
    come(event);
  };
  const hold = (held: boolean) => () => {
    isHeld.current = held;
  };
  const standIn = {
    onPointerEnter: comeNear,
    onFocus: come,
    onPointerDown: hold(true),
    onPointerUp: hold(false),
    // After a touch the browser plays a press of the mouse, which brings the focus.
    onMouseDown: hold(true),
    onMouseUp: hold(false),
    onPointerLeave: hold(false),
    onPointerCancel: hold(false),
    onClick: press,
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
      event.preventDefault();
      press(event);
    },
  };
  return { reach, standIn };
}

const untouched: Reach = { hadFocus: false, wasPressed: false };

/** For the part: goes on where its stand-in was left, with the focus and the press that it had. */
export function useContinuation({ hadFocus, wasPressed }: Reach): RefObject<HTMLButtonElement | null> {
  const control = useRef<HTMLButtonElement>(null);
  const isPressed = useRef(false);
  useLayoutEffect(() => {
    if (hadFocus) control.current?.focus();
  }, [hadFocus]);
  useEffect(() => {
    if (!wasPressed || isPressed.current) return;
    isPressed.current = true;
    control.current?.click();
  }, [wasPressed]);
  return control;
}
