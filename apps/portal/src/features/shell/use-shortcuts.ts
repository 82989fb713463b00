"use client";

import { matchShortcut } from "@quarry/ui/text/shortcut-keys";
import type { KeyPress } from "@quarry/ui/text/shortcut-keys";
import { useEffect, useEffectEvent } from "react";

export interface Shortcut {
  /** `g p`, `/`, `?`, `mod+k`. */
  keys: string;
  label: string;
  group?: string;
  run: () => void;
}

/** Listens for shortcuts on the whole page; typing in a field, an open dialog and key repeat are left alone. */
export function useShortcuts(shortcuts: readonly Shortcut[]): void {
  const run = useEffectEvent((presses: readonly KeyPress[]): boolean => {
    const keys = matchShortcut(
      presses,
      shortcuts.map((shortcut) => shortcut.keys),
    );
    const shortcut = shortcuts.find((candidate) => candidate.keys === keys);
    shortcut?.run();
    return shortcut !== undefined;
  });
  useEffect(() => {
    let presses: KeyPress[] = [];
    const onKeyDown = (event: KeyboardEvent) => {
      const mod = event.ctrlKey || event.metaKey;
      if (event.altKey || event.repeat || event.isComposing || event.key === "Shift") return;
      if (!mod && isElsewhere(event.target)) return;
      presses = [...presses.slice(-2), { key: event.key, mod, at: event.timeStamp }];
      if (!run(presses)) return;
      event.preventDefault();
      presses = [];
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

const elsewhere = "input, textarea, select, [contenteditable=true], [role=menu], [role=listbox]";

function isElsewhere(target: EventTarget | null): boolean {
  if (document.querySelector("[role=dialog], [role=alertdialog]") !== null) return true;
  return target instanceof Element && target.closest(elsewhere) !== null;
}
