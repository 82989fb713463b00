"use client";

import type { Shortcut } from "@quarry/ui/use-shortcuts";
import { useShortcuts } from "@quarry/ui/use-shortcuts";
import { useRouter } from "next/navigation";
import { focusPageSearch } from "./page-search.ts";
import { placesFor } from "./places.tsx";

interface ShortcutActions {
  openPalette: () => void;
  showShortcuts: () => void;
}

/** The shortcuts that work on every page; returned so that `?` can list them. */
export function usePortalShortcuts(permissions: readonly string[], actions: ShortcutActions): Shortcut[] {
  const router = useRouter();
  const jumps = placesFor(permissions).flatMap(({ keys, label, href }): Shortcut[] =>
    keys === undefined ? [] : [{ keys, label, group: "Go to", run: () => router.push(href) }],
  );
  const shortcuts: Shortcut[] = [
    { keys: "mod+k", label: "Command palette", run: actions.openPalette },
    {
      keys: "/",
      label: "Search on this page",
      run: () => {
        if (!focusPageSearch()) actions.openPalette();
      },
    },
    { keys: "?", label: "This list", run: actions.showShortcuts },
    ...jumps,
  ];
  useShortcuts(permissions.length > 0 ? shortcuts : none);
  return shortcuts;
}

const none: readonly Shortcut[] = [];
