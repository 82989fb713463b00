"use client";

import { useEffect, useEffectEvent } from "react";
import { matchShortcut } from "./text/shortcut-keys.ts";
import type { KeyPress } from "./text/shortcut-keys.ts";

export type Shortcut = {
  /** `g p`, `/`, `?`, `mod+k`. */
  keys: string;
  label: string;
  group?: string | undefined;
  run: () => void;
};

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
      if (!mod && (isTyping(event.target) || hasOpenDialog())) return;
      presses = [...presses.slice(-2), { key: event.key, mod, at: event.timeStamp }];
      if (!run(presses)) return;
      event.preventDefault();
      presses = [];
    };
    document.addEventListener("keydown", onKeyDown);
    return () => document.removeEventListener("keydown", onKeyDown);
  }, []);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest("input, textarea, select, [role=menu], [role=listbox]") !== null
  );
}

// A toast has the role of a dialog too; it takes no keys, and says that it is not modal.
const hasOpenDialog = () =>
  document.querySelector("[role=dialog]:not([aria-modal=false]), [role=alertdialog]") !== null;
