import { ExportLocation } from "../export-location-schema.ts";
import { dayOf } from "../days-schema.ts";
import type { SourceRow } from "./find-source.ts";
import { SourceFailure } from "./schema.ts";
import type { SourceView } from "./schema.ts";

/** A bill as people see it. */
export function toSourceView(row: SourceRow, now: Date): SourceView {
  const { id, connectionId, connection, kind, callsPerDay, tagKeys, lastAttemptAt, leasedUntil } = row;
  const failure = SourceFailure.nullable().parse(row.lastError);
  return {
    id,
    connectionId,
    connection: connection.name,
    accountId: connection.accountId,
    kind,
    location: ExportLocation.nullable().parse(row.location),
    callsPerDay,
    tagKeys,
    isReading: leasedUntil !== null && leasedUntil > now,
    lastAttemptAt: lastAttemptAt?.toISOString() ?? null,
    lastError: failure && { code: failure.code, message: failure.message, remedy: failure.remedy },
    groupings: row.groupings.map(({ key, heldFrom, heldUntil, refreshedAt }) => ({
      key,
      heldFrom: heldFrom && dayOf(heldFrom),
      heldUntil: heldUntil && dayOf(heldUntil),
      refreshedAt: refreshedAt?.toISOString() ?? null,
    })),
  };
}

/** What the audit trail keeps of a bill. */
export function sourceFacts({
  callsPerDay,
  tagKeys,
  extraCalls,
}: Pick<SourceRow, "callsPerDay" | "tagKeys" | "extraCalls">) {
  return { callsPerDay, tagKeys, extraCalls };
}

/** A bill as the subject of an event: it goes by its connection. */
export function sourceSubject({ connectionId, connection }: Pick<SourceRow, "connectionId" | "connection">) {
  return { kind: "bill", id: connectionId, label: connection.name };
}
