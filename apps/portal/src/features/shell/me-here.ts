import "server-only";
import { ORPCError } from "@orpc/server";
import type { MeView } from "@quarry/domain/settings/schema";
import { cache } from "react";
import { operationsHere } from "@/server/operations-here.ts";

/** Who is looking at the page being rendered, or null when nobody is signed in; asked once per request. */
export const meHere = cache(async (): Promise<MeView | null> => {
  try {
    return await operationsHere.settings.me({});
  } catch (error) {
    if (error instanceof ORPCError && error.code === "unauthenticated") return null;
    throw error;
  }
});
