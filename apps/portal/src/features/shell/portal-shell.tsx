"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { AppShell } from "@quarry/ui/app-shell";
import { PaletteButton } from "@quarry/ui/palette-button";
import { TextLink } from "@quarry/ui/text-link";
import { ThemeToggle } from "@quarry/ui/theme-toggle";
import { whenIdle } from "@quarry/ui/when-idle";
import dynamic from "next/dynamic";
import { usePathname } from "next/navigation";
import { useEffect, useState } from "react";
import type { ReactNode } from "react";
import { NoticeBell } from "../notices/notice-bell.tsx";
import { AccountHint } from "./account-hint.tsx";
import type { DemoPersonView } from "./demo-people-here.ts";
import { DemoNotice } from "./demo-notice.tsx";
import { useNavigation } from "./use-navigation.tsx";
import type { ShellPopup } from "./shell-popups.tsx";
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
const loadPopups = () => import("./shell-popups.tsx");
const ShellPopups = dynamic(async () => (await loadPopups()).ShellPopups, { ssr: false });

/** The portal's frame: top bar, navigation, palette and shortcuts. */
export function PortalShell({ me, people, theme: themeCookie, children }: PortalShellProps) {
  const permissions = me?.permissions ?? nothing;
  const [popup, showPopup] = useState<ShellPopup>();
  const [isPopupWanted, setPopupWanted] = useState(false);
  const { theme, changeTheme } = useTheme(themeCookie);
  // In the background once the page stands, so that the first key finds them there.
  useEffect(() => whenIdle(() => void loadPopups().then(() => setPopupWanted(true))), []);
  const open = (wanted: ShellPopup) => {
    setPopupWanted(true);
    showPopup(wanted);
  };
  const openPalette = () => open("palette");
  const showShortcuts = () => open("shortcuts");
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
          {permissions.includes("notices.read") ? <NoticeBell /> : null}
          <ThemeToggle theme={theme} onChange={changeTheme} />
          {me ? <UserMenu me={me} onShortcuts={showShortcuts} /> : null}
        </>
      }
      footer={me ? <TextLink href="/api-reference">API reference</TextLink> : null}
      notice={me && people.length > 0 ? <DemoNotice me={me} people={people} /> : null}
    >
      {children}
      {isPopupWanted ? (
        <ShellPopups shown={popup} onShow={showPopup} {...{ permissions, shortcuts, changeTheme }} />
      ) : null}
    </AppShell>
  );
}
