"use client";

import type { ReactElement, ReactNode } from "react";
import { createPart } from "./part.ts";
import { StandIn } from "./stand-in.tsx";
import { useReach } from "./use-reach.ts";

export type SheetProps = {
  title: string;
  children: ReactNode;
  trigger?: ReactElement | undefined;
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
  /** The edge it slides in from: navigation left, details right. */
  side?: "left" | "right" | undefined;
};

const part = createPart(async () => (await import("./sheet-part.tsx")).SheetPart);

/** A modal panel at an edge of the window: the navigation on phones, details beside a table. */
export function Sheet(sheet: SheetProps) {
  const { trigger, open } = sheet;
  const { reach, standIn } = useReach(part, open);
  if (reach && part.current) return <part.current {...sheet} reach={reach} />;
  return trigger ? <StandIn opens="dialog" control={trigger} {...standIn} /> : null;
}
