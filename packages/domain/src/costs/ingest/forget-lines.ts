import type { Database } from "../../operation/context.ts";
import { rollUpTables } from "./roll-up.ts";

/**
 * Deletes the lines of groupings that are gone, with their sums, and what was staged for readings that are gone: without
 * foreign keys, which would slow every load, nothing else does. Nobody sees them, so there is no hurry.
 */
export async function forgetLines(database: Database): Promise<void> {
  const gone = await database.$queryRaw<{ groupingId: number }[]>`
    WITH RECURSIVE held (id) AS (
      (SELECT min("groupingId") FROM "CostDayTotal")
      UNION ALL
      SELECT (SELECT min("groupingId") FROM "CostDayTotal" WHERE "groupingId" > held.id)
      FROM held WHERE held.id IS NOT NULL
    )
    SELECT id AS "groupingId" FROM held
    WHERE id IS NOT NULL AND NOT EXISTS (SELECT FROM "CostGrouping" WHERE "CostGrouping"."id" = held.id)`;
  for (const { groupingId } of gone) {
    await database.costLine.deleteMany({ where: { groupingId } });
    // From the months on, so that what the lines are found by goes last.
    for (const table of rollUpTables.toReversed()) {
      await database.$executeRawUnsafe(`DELETE FROM "${table}" WHERE "groupingId" = $1`, groupingId);
    }
  }
  await database.$executeRaw`
    DELETE FROM "CostStagedLine" line
    WHERE NOT EXISTS (SELECT FROM "CostReading" reading WHERE reading."id" = line."readingId")`;
}
