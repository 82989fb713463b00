"use client";

import { ChevronDown } from "lucide-react";
import type { ReactElement, ReactNode } from "react";
import { Button } from "./button.tsx";
import { createPart } from "./part.ts";
import { StandIn } from "./stand-in.tsx";
import { useReach } from "./use-reach.ts";

export type MenuItem = {
  id: string;
  label: ReactNode;
  icon?: ReactNode;
  hint?: ReactNode;
  /** Either leads somewhere … */
  href?: string | undefined;
  /** … or does something. */
  onSelect?: (() => void) | undefined;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
};

export type MenuGroup = { label?: string | undefined; items: readonly MenuItem[] };

export type MenuProps = {
  /** The words on the button when no `trigger` is given. */
  label?: string | undefined;
  trigger?: ReactElement | undefined;
  /** Groups are divided by a line. */
  groups: readonly MenuGroup[];
  align?: "start" | "end" | undefined;
};

const part = createPart(async () => (await import("./menu-part.tsx")).MenuPart);

/** Actions behind one button. */
export function Menu({ label = "Actions", trigger = labelled(label), groups, align = "end" }: MenuProps) {
  const { reach, standIn } = useReach(part);
  if (reach && part.current) return <part.current {...{ trigger, groups, align, reach }} />;
  return <StandIn opens="menu" control={trigger} {...standIn} />;
}

const labelled = (label: string) => (
  <Button>
    {label} <ChevronDown aria-hidden className="-mr-1 inline" />
  </Button>
);
