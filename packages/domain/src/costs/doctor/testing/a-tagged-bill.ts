import type { World } from "../../../testing/world.ts";

/** A bill of the company's connection, of which nothing is read yet; it pays for the other accounts. */
export async function aCompanyBill(
  world: World,
  tagKeys: string[] = [],
): Promise<{ sourceId: string; connectionId: string }> {
  const { id: connectionId } = await world.database.connection.findFirstOrThrow({ where: { roleArn: null } });
  const { id: sourceId } = await world.database.costSource.upsert({
    where: { connectionId },
    create: { connectionId, kind: "cost_explorer", tagKeys },
    update: { tagKeys },
  });
  return { sourceId, connectionId };
}

/** The first of the month so many months before this one, `YYYY-MM-DD`. */
export function monthsAgo(count: number): string {
  const now = new Date();
  return new Date(Date.UTC(now.getUTCFullYear(), now.getUTCMonth() - count, 1)).toISOString().slice(0, 10);
}
