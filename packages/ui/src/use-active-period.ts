"use client";

import { useState } from "react";
import type { KeyboardEvent, PointerEvent } from "react";

export type ActivePeriod = {
  /** The period that is looked at; undefined when none is. */
  place: number | undefined;
  /** Whether the keyboard led there: only then it is read out. */
  isByKeyboard: boolean;
  onKeyDown: (event: KeyboardEvent) => void;
  /** For an element that is as wide as the periods. */
  onPointerMove: (event: PointerEvent) => void;
  leave: () => void;
};

const pageOfPeriods = 7;

/** The period of a chart under the pointer, or the one that arrows, Page Up, Page Down, Home and End lead to. */
export function useActivePeriod(count: number): ActivePeriod {
  const [active, setActive] = useState<{ place: number; isByKeyboard: boolean }>();
  const place = active && Math.min(active.place, count - 1);
  const leave = () => setActive(undefined);
  const goTo = (next: number) =>
    setActive({ place: Math.max(0, Math.min(count - 1, next)), isByKeyboard: true });
  return {
    place: count === 0 ? undefined : place,
    isByKeyboard: active?.isByKeyboard === true,
    leave,
    onKeyDown: (event) => {
      const steps: Record<string, (() => void) | undefined> = {
        ArrowRight: () => goTo((place ?? -1) + 1),
        ArrowLeft: () => goTo((place ?? count) - 1),
        PageDown: () => goTo((place ?? -1) + pageOfPeriods),
        PageUp: () => goTo((place ?? count) - pageOfPeriods),
        Home: () => goTo(0),
        End: () => goTo(count - 1),
        Escape: place === undefined ? undefined : leave,
      };
      const step = steps[event.key];
      if (!step || count === 0 || event.altKey || event.ctrlKey || event.metaKey) return;
      event.preventDefault();
      step();
    },
    onPointerMove: (event) => {
      const { left, width } = event.currentTarget.getBoundingClientRect();
      const share = width === 0 ? 0 : (event.clientX - left) / width;
      const under = Math.max(0, Math.min(count - 1, Math.floor(share * count)));
      setActive({ place: under, isByKeyboard: false });
    },
  };
}
