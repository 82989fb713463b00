"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { AppShell } from "@quarry/ui/app-shell";
import { CommandPalette } from "@quarry/ui/command-palette";
import { PaletteButton } from "@quarry/ui/palette-button";
import { ShortcutHelp } from "@quarry/ui/shortcut-help";
import { TextLink } from "@quarry/ui/text-link";
import { ThemeToggle } from "@quarry/ui/theme-toggle";
import { usePathname } from "next/navigation";
import { useState } from "react";
import type { ReactNode } from "react";
import { AccountHint } from "./account-hint.tsx";
import type { DemoPersonView } from "./demo-people-here.ts";
import { DemoNotice } from "./demo-notice.tsx";
import { paletteGroups } from "./palette-groups.tsx";
import { useNavigation } from "./use-navigation.tsx";
import { usePaletteSearch } from "./use-palette-search.tsx";
import { usePortalShortcuts } from "./use-portal-shortcuts.ts";
import { useTheme } from "./use-theme.ts";
import { UserMenu } from "./user-menu.tsx";

interface PortalShellProps {
  me: MeView | null;
  /** Whom one may become in the demo; empty outside it. */
  people: readonly DemoPersonView[];
  theme: string | undefined;
  children: ReactNode;
}

const nothing: readonly string[] = [];

/** The portal's frame: top bar, navigation, palette and shortcuts. */
export function PortalShell({ me, people, theme: themeCookie, children }: PortalShellProps) {
  const permissions = me?.permissions ?? nothing;
  const [isPaletteOpen, setPaletteOpen] = useState(false);
  const [isHelpOpen, setHelpOpen] = useState(false);
  const { theme, changeTheme } = useTheme(themeCookie);
  const openPalette = () => setPaletteOpen(true);
  const showShortcuts = () => setHelpOpen(true);
  const shortcuts = usePortalShortcuts(permissions, { openPalette, showShortcuts });
  return (
    <AppShell
      product="Quarry"
      navigation={useNavigation(permissions)}
      currentPath={usePathname()}
      search={me ? <PaletteButton onOpen={openPalette} /> : null}
      end={
        <>
          {permissions.includes("connections.read") ? <AccountHint /> : null}
          <ThemeToggle theme={theme} onChange={changeTheme} />
          {me ? <UserMenu me={me} onShortcuts={showShortcuts} /> : null}
        </>
      }
      footer={me ? <TextLink href="/api-reference">API reference</TextLink> : null}
      notice={me && people.length > 0 ? <DemoNotice me={me} people={people} /> : null}
    >
      {children}
      <CommandPalette
        open={isPaletteOpen}
        onOpenChange={setPaletteOpen}
        groups={paletteGroups(permissions, { changeTheme, showShortcuts })}
        onSearch={usePaletteSearch(permissions)}
        placeholder="Search pages, profiles, exports and actions"
      />
      <ShortcutHelp shortcuts={shortcuts} open={isHelpOpen} onOpenChange={setHelpOpen} />
    </AppShell>
  );
}
