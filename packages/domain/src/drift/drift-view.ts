import type { Drift } from "@quarry/database/generated/client";
import type { DriftView } from "./schema.ts";

type DriftRow = Drift & { connection: { name: string }; ignoredBy: { name: string } | null };

/** A disagreement as it travels. */
export function toDriftView(row: DriftRow, profileId: string | null): DriftView {
  const { id, kind, arn, name, region, connection, differences, firstSeenAt, lastSeenAt } = row;
  return {
    id,
    kind,
    arn,
    name,
    region,
    connection: connection.name,
    profileId,
    differences,
    firstSeenAt: firstSeenAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    ignored: row.ignoredAt && {
      by: row.ignoredBy?.name ?? "somebody",
      at: row.ignoredAt.toISOString(),
      reason: row.ignoreReason,
    },
  };
}
