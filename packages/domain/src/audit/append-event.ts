import type { Actor } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import type { EventName } from "./event-names.ts";

type Facts = Readonly<Record<string, string | number | boolean | null | readonly string[]>>;

/** One thing that changed: what it is, whose it is, and its telling facts before and after. Never secrets. */
export interface Change {
  subject?: { kind: string; id: string; label: string };
  teamId?: string;
  before?: Facts;
  after?: Facts;
}

/** A change with the name of what happened. */
export interface NewEvent extends Change {
  name: EventName;
}

/** Who did it and within which request. */
export interface Origin {
  actor: Exclude<Actor, { kind: "anonymous" }>;
  requestId: string;
}

/** Writes one row of the audit trail. The database numbers it, stamps it and chains it to the row before. */
export async function appendEvent(
  transaction: Transaction,
  origin: Origin,
  { name, subject, teamId, before, after }: NewEvent,
): Promise<void> {
  const who = signature(origin.actor);
  await transaction.$executeRaw`
    INSERT INTO "Event" ("name", "actorKind", "actorId", "actorName", "teamId",
                         "subjectKind", "subjectId", "subjectLabel", "before", "after", "requestId")
    VALUES (${name}, ${who.kind}, ${who.id}, ${who.name}, ${teamId ?? null}::uuid,
            ${subject?.kind ?? null}, ${subject?.id ?? null}, ${subject?.label ?? null},
            ${jsonOrNull(before)}::jsonb, ${jsonOrNull(after)}::jsonb, ${origin.requestId})`;
}

function signature(actor: Origin["actor"]): { kind: string; id: string | null; name: string } {
  if (actor.kind === "system") return { kind: "system", id: null, name: actor.job };
  if (actor.via.kind === "token") {
    return { kind: "token", id: actor.userId, name: `${actor.name} (token ${actor.via.tokenName})` };
  }
  return { kind: "user", id: actor.userId, name: actor.name };
}

function jsonOrNull(facts: Facts | undefined): string | null {
  return facts === undefined ? null : JSON.stringify(facts);
}
