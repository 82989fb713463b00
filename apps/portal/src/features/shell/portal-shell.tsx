"use client";

import { AppShell } from "@quarry/ui/app-shell";
import type { MeView } from "@quarry/domain/settings/schema";
import { usePathname } from "next/navigation";
import type { ReactNode } from "react";

interface PortalShellProps {
  me: MeView | null;
  isDemo: boolean;
  theme: string | undefined;
  children: ReactNode;
}

/** The portal's frame: top bar, navigation, palette. */
export function PortalShell({ children }: PortalShellProps) {
  const pathname = usePathname();
  return (
    <AppShell product="Quarry" navigation={[]} currentPath={pathname}>
      {children}
    </AppShell>
  );
}
