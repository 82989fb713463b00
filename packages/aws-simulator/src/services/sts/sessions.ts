import type { Principal } from "../../access/principal.ts";
import { defineTable, everywhere } from "../../world/tables.ts";

/** Temporary credentials that AssumeRole handed out, by access key id. */
export type SessionRow = { sessionToken: string; expiration: string; principal: Principal };

export const sessionTable = defineTable<SessionRow>("sts.sessions");

/** Sessions are found by access key id alone, so they live under no account. */
export const sessionScope = everywhere("any");

/** Keys that this simulator issued begin with this. */
export const issuedKeyPrefix = "ASIAQUARRY";
