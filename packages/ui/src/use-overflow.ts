"use client";

import { useEffect, useState } from "react";
import type { RefObject } from "react";

/** Whether the content of an element is wider than the element; `undefined` until it was measured. */
export function useOverflow(element: RefObject<HTMLElement | null>): boolean | undefined {
  const [overflows, setOverflows] = useState<boolean | undefined>();
  useEffect(() => {
    const frame = element.current;
    if (!frame) return undefined;
    const observer = new ResizeObserver(() => setOverflows(widestChild(frame) > frame.clientWidth + 1));
    observer.observe(frame);
    for (const child of frame.children) observer.observe(child);
    return () => observer.disconnect();
  }, [element]);
  return overflows;
}

const widestChild = (frame: HTMLElement) =>
  Math.max(0, ...Array.from(frame.children, (child) => child.scrollWidth));
