import { createHash, randomBytes } from "node:crypto";
import type { ApiToken } from "@quarry/database/generated/client";
import type { TokenView } from "./schema.ts";

const prefix = "quarry_";

/** A new token: 256 random bits. Only its hash is stored; `hint` is what tells tokens apart on screen. */
export function newToken(): { token: string; tokenHash: string; hint: string } {
  const token = prefix + randomBytes(32).toString("base64url");
  return { token, tokenHash: hashToken(token), hint: token.slice(0, prefix.length + 4) };
}

/** The stored form of a token. A plain hash is enough: the token is random, not a password. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

/** A token as it travels: never itself, and its state at `now`. */
export function toTokenView(row: ApiToken, now: Date): TokenView {
  return {
    id: row.id,
    name: row.name,
    hint: row.hint,
    createdAt: row.createdAt.toISOString(),
    expiresAt: row.expiresAt.toISOString(),
    lastUsedAt: row.lastUsedAt?.toISOString() ?? null,
    state: stateOf(row, now),
  };
}

function stateOf({ revokedAt, expiresAt }: ApiToken, now: Date): TokenView["state"] {
  if (revokedAt !== null) return "revoked";
  return expiresAt <= now ? "expired" : "active";
}
