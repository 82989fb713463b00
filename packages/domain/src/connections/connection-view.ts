import type { Connection } from "@quarry/database/generated/client";
import type { ConnectionView } from "./schema.ts";

export const connectionRelations = {
  team: { select: { slug: true } },
  _count: { select: { profiles: true } },
} as const;

export type ConnectionRow = Connection & { team: { slug: string } | null; _count: { profiles: number } };

/** A connection as it travels. The external id is no secret: the role's trust policy names it. */
export function toConnectionView(row: ConnectionRow): ConnectionView {
  const { id, name, accountId, partition, regions, roleArn, externalId } = row;
  return {
    id,
    name,
    accountId,
    partition,
    regions,
    roleArn,
    externalId,
    team: row.team?.slug ?? null,
    createdAt: row.createdAt.toISOString(),
    profileCount: row._count.profiles,
  };
}
