import { randomUUID } from "node:crypto";
import { appendEvent } from "../audit/append-event.ts";
import type { Database } from "../operation/context.ts";
import { findActor } from "./find-actor.ts";

/** Writes into the audit trail that someone signed in, and how: through `demo` or `openid`. */
export async function recordSignIn(database: Database, userId: string, provider: string): Promise<void> {
  const actor = await findActor(database, userId);
  if (actor.kind !== "user") return;
  const origin = { actor, requestId: randomUUID() };
  const subject = { kind: "person", id: userId, label: actor.name };
  await database.$transaction((transaction) =>
    appendEvent(transaction, origin, { name: "person.signed-in", subject, after: { provider } }),
  );
}
