import "server-only";
import { composition } from "@/server/composition.ts";
import type { WaysIn } from "./ways-in.ts";

/** How people come into the portal that runs here. */
export function waysInHere(): WaysIn {
  const { openId, isDemo } = composition().environment;
  return { provider: openId?.name ?? null, isDemo };
}
