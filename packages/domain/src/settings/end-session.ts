import { randomUUID } from "node:crypto";
import { appendEvent } from "../audit/append-event.ts";
import type { Database } from "../operation/context.ts";
import { findSessionActor } from "./find-actor.ts";
import { sessionLifetime } from "./session.ts";
import type { Session } from "./session.ts";

/**
 * Ends one session wherever its cookie is, and writes so into the audit trail where that changed something.
 * Rows of sessions that are over by themselves go with it.
 */
export async function endSession(database: Database, session: Session): Promise<void> {
  const { id, userId, began } = session;
  if ((await database.user.count({ where: { id: userId } })) === 0) return;
  const actor = await findSessionActor(database, session);
  const expiresAt = new Date(began.getTime() + sessionLifetime);
  await database.$transaction(async (transaction) => {
    const ended = { id, userId, expiresAt };
    const { count } = await transaction.endedSession.createMany({ data: [ended], skipDuplicates: true });
    if (count === 0 || actor.kind !== "user") return;
    const subject = { kind: "person", id: userId, label: actor.name };
    await appendEvent(
      transaction,
      { actor, requestId: randomUUID() },
      { name: "person.signed-out", subject },
    );
  });
  // A day more than needed, for portals whose clocks are behind the database's.
  await database.$executeRaw`
    DELETE FROM "EndedSession" WHERE "expiresAt" < clock_timestamp() - interval '1 day'`;
}
