import type { User } from "@quarry/database/generated/client";
import type { Actor, UserActor } from "../operation/actor.ts";
import type { Database } from "../operation/context.ts";
import { minutes } from "../operation/units.ts";
import { sessionLifetime } from "./session.ts";
import type { Session } from "./session.ts";
import { hashToken } from "./api-token.ts";

const anonymous: Actor = { kind: "anonymous" };

// A token's last use is shown to the day, so it is not written at every call.
const lastUseGrain = minutes(5);

/** A person with roles and teams as they are now, for work on their behalf; anonymous when suspended or gone. */
export async function findActor(database: Database, userId: string): Promise<Actor> {
  const user = await database.user.findUnique({ where: { id: userId }, include: withTeams });
  return user?.status === "active" ? toActor(user, { kind: "session" }) : anonymous;
}

/**
 * The person of a session, with roles and teams as they are now. Someone suspended is anonymous, and so is
 * whoever holds the cookie of a session that is over, was signed out, or began before all of them were ended.
 */
export async function findSessionActor(database: Database, session: Session): Promise<Actor> {
  const { id, userId, began } = session;
  if (Date.now() - began.getTime() >= sessionLifetime) return anonymous;
  const user = await database.user.findUnique({
    where: { id: userId },
    include: { ...withTeams, endedSessions: { where: { id }, select: { id: true } } },
  });
  if (user?.status !== "active" || user.endedSessions.length > 0) return anonymous;
  if (user.sessionsExpiredAt !== null && began <= user.sessionsExpiredAt) return anonymous;
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
