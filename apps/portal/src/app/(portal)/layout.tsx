import { HydrationBoundary } from "@tanstack/react-query";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { demoPeopleHere } from "@/features/shell/demo-people-here.ts";
import { meHere } from "@/features/shell/me-here.ts";
import { PortalShell } from "@/features/shell/portal-shell.tsx";
import { shellState } from "@/features/shell/shell-state.ts";

/** The frame around every page. It decides nothing: each page's own query does. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [me, cookieJar] = await Promise.all([meHere(), cookies()]);
  return (
    <HydrationBoundary state={await shellState(me)}>
      <PortalShell me={me} people={demoPeopleHere()} theme={cookieJar.get("theme")?.value}>
        {children}
      </PortalShell>
    </HydrationBoundary>
  );
}
