import { ORPCError } from "@orpc/server";
import { cookies } from "next/headers";
import type { ReactNode } from "react";
import { PortalShell } from "@/features/shell/portal-shell.tsx";
import { composition } from "@/server/composition.ts";
import { operationsHere } from "@/server/operations-here.ts";

/** The frame around every page. It decides nothing: each page's own query does. */
export default async function PortalLayout({ children }: { children: ReactNode }) {
  const [me, cookieJar] = await Promise.all([meOrNull(), cookies()]);
  const { isDemo } = composition().environment;
  return (
    <PortalShell me={me} isDemo={isDemo} theme={cookieJar.get("theme")?.value}>
      {children}
    </PortalShell>
  );
}

async function meOrNull() {
  try {
    return await operationsHere.settings.me({});
  } catch (error) {
    if (error instanceof ORPCError && error.code === "unauthenticated") return null;
    throw error;
  }
}
