import type { ReactNode } from "react";

export type PaletteItem = {
  id: string;
  label: string;
  /** Shown after the label and searched too: an id, a region, a team. */
  hint?: string | undefined;
  icon?: ReactNode;
  /** Other words people may type. */
  keywords?: readonly string[] | undefined;
  /** A shortcut that does the same: `g p`. */
  keys?: string | undefined;
  /** Either leads somewhere … */
  href?: string | undefined;
  /** … or does something. */
  onSelect?: (() => void) | undefined;
};

export type PaletteGroup = { label: string; items: readonly PaletteItem[] };

/** The items that contain every typed word, in their groups; empty groups are left out. */
export function filterPalette(groups: readonly PaletteGroup[], text: string): PaletteGroup[] {
  const words = text.toLowerCase().split(/\s+/u).filter(Boolean);
  return groups
    .map(({ label, items }) => ({ label, items: items.filter((item) => containsAll(item, words)) }))
    .filter(({ items }) => items.length > 0);
}

function containsAll({ label, hint = "", keywords = [] }: PaletteItem, words: readonly string[]): boolean {
  const searched = [label, hint, ...keywords].join(" ").toLowerCase();
  return words.every((word) => searched.includes(word));
}
