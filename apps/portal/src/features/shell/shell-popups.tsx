"use client";

import { CommandPalette } from "@quarry/ui/command-palette";
import { ShortcutHelp } from "@quarry/ui/shortcut-help";
import type { Theme } from "@quarry/ui/theme-toggle";
import type { Shortcut } from "@quarry/ui/use-shortcuts";
import { paletteGroups } from "./palette-groups.tsx";
import { usePaletteSearch } from "./use-palette-search.tsx";

export type ShellPopup = "palette" | "shortcuts";

interface ShellPopupsProps {
  shown: ShellPopup | undefined;
  onShow: (popup: ShellPopup | undefined) => void;
  permissions: readonly string[];
  shortcuts: readonly Shortcut[];
  changeTheme: (theme: Theme) => void;
}

/** What the frame opens over a page; loaded after the page, because no page needs it to be read. */
export function ShellPopups({ shown, onShow, permissions, shortcuts, changeTheme }: ShellPopupsProps) {
  const showOrHide = (popup: ShellPopup) => (open: boolean) => onShow(open ? popup : undefined);
  return (
    <>
      <CommandPalette
        open={shown === "palette"}
        onOpenChange={showOrHide("palette")}
        groups={paletteGroups(permissions, { changeTheme, showShortcuts: () => onShow("shortcuts") })}
        onSearch={usePaletteSearch(permissions)}
        placeholder="Search pages, profiles, exports and actions"
      />
      <ShortcutHelp
        shortcuts={shortcuts}
        open={shown === "shortcuts"}
        onOpenChange={showOrHide("shortcuts")}
      />
    </>
  );
}
