"use client";

import type { Theme } from "@quarry/ui/theme-toggle";
import type { PaletteGroup, PaletteItem } from "@quarry/ui/text/palette-items";
import { FileArchive, Keyboard, KeyRound, LogOut, Monitor, Moon, ShieldCheck, Sun } from "lucide-react";
import { leave } from "@/client/session-actions.ts";
import { furtherPlacesFor, placesFor } from "./places.tsx";
import type { Place } from "./places.tsx";

interface PaletteActions {
  changeTheme: (theme: Theme) => void;
  showShortcuts: () => void;
}

/** What the palette offers before anything is typed: the pages someone may open and the actions they may take. */
export function paletteGroups(permissions: readonly string[], actions: PaletteActions): PaletteGroup[] {
  const pages = [...placesFor(permissions), ...furtherPlacesFor(permissions)];
  return [
    { label: "Pages", items: pages.map(toItem) },
    { label: "Actions", items: actionItems(permissions, actions) },
  ];
}

function toItem({ href, label, icon, keys, keywords }: Place): PaletteItem {
  return { id: href, href, label, icon, keys, keywords };
}

function actionItems(
  permissions: readonly string[],
  { changeTheme, showShortcuts }: PaletteActions,
): PaletteItem[] {
  const leading: (PaletteItem & { permission: string })[] = [
    {
      id: "upload",
      label: "Upload an export",
      icon: <FileArchive aria-hidden />,
      href: "/exports",
      permission: "exports.upload",
    },
    {
      id: "check",
      label: "Check whether a model works",
      icon: <ShieldCheck aria-hidden />,
      href: "/verdicts",
      permission: "verdicts.check",
    },
    {
      id: "token",
      label: "Create an API token",
      icon: <KeyRound aria-hidden />,
      href: "/settings/tokens",
      permission: "tokens.manage",
    },
  ];
  return [
    ...leading.filter(({ permission }) => permissions.includes(permission)),
    { id: "light", label: "Light theme", icon: <Sun aria-hidden />, onSelect: () => changeTheme("light") },
    { id: "dark", label: "Dark theme", icon: <Moon aria-hidden />, onSelect: () => changeTheme("dark") },
    {
      id: "system",
      label: "Theme of the system",
      icon: <Monitor aria-hidden />,
      onSelect: () => changeTheme("system"),
    },
    {
      id: "keys",
      label: "Keyboard shortcuts",
      icon: <Keyboard aria-hidden />,
      keys: "?",
      onSelect: showShortcuts,
    },
    {
      id: "out",
      label: "Sign out",
      icon: <LogOut aria-hidden />,
      onSelect: () => void leave(),
    },
  ];
}
