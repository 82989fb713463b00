import type { User } from "@quarry/database/generated/client";
import type { Actor, UserActor } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { minutes } from "../operation/units.ts";
import { hashToken } from "./api-token.ts";

const anonymous: Actor = { kind: "anonymous" };

// A token's last use is shown to the day, so it is not written at every call.
const lastUseGrain = minutes(5);

/**
 * The person of a session, with roles and teams as they are now. Someone suspended, or whose sessions were
 * ended after this one began, is anonymous.
 *
 * @param issuedAt when the session began
 */
export async function findSessionActor(database: Database, userId: string, issuedAt: Date): Promise<Actor> {
  const user = await database.user.findUnique({ where: { id: userId }, include: withTeams });
  if (user?.status !== "active") return anonymous;
  if (user.sessionsExpiredAt !== null && issuedAt <= user.sessionsExpiredAt) return anonymous;
  return toActor(user, { kind: "session" });
}

/** The person behind an API token, or anonymous when it is unknown, expired, revoked or its owner is suspended. */
export async function findTokenActor(database: Database, token: string): Promise<Actor> {
  const row = await database.apiToken.findUnique({
    where: { tokenHash: hashToken(token) },
    include: { user: { include: withTeams } },
  });
  const now = new Date();
  if (!row || row.revokedAt !== null || row.expiresAt <= now || row.user.status !== "active")
    return anonymous;
  if (row.lastUsedAt === null || now.getTime() - row.lastUsedAt.getTime() > lastUseGrain) {
    await database.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: now } });
  }
  return toActor(row.user, { kind: "token", tokenId: row.id, tokenName: row.name });
}

const withTeams = { memberships: { include: { team: true }, orderBy: { createdAt: "asc" } } } as const;

type UserRow = User & {
  memberships: {
    role: UserActor["teams"][number]["role"];
    team: { id: string; slug: string; name: string };
  }[];
};

function toActor(user: UserRow, via: UserActor["via"]): UserActor {
  return {
    kind: "user",
    userId: user.id,
    name: user.name,
    email: user.email,
    platformRole: user.platformRole,
    teams: user.memberships.map(({ role, team: { id, slug, name } }) => ({ id, slug, name, role })),
    via,
  };
}
