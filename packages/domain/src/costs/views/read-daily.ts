import type { Database } from "../../operation/context.ts";
import { daysBetween } from "../days-schema.ts";
import { linesOf, namesOf, withoutWorkers } from "./lines-sql.ts";
import { spread } from "./spread.ts";
import type { LineQuestion } from "./view-plan.ts";

/** Groups are looked at up to so many; of more, those whose days differ most. */
const mostGroups = 1_000;

/** What a group cost each day of a range, in ten-billionths of a dollar. */
export interface DailyGroup {
  name: string;
  amounts: bigint[];
}

/** The groups of which some days differ by an amount or more, day by day. */
export async function readDaily(
  database: Database,
  question: LineQuestion,
  least: bigint,
): Promise<DailyGroup[]> {
  const { plan, range } = question;
  const count = daysBetween(range.from, range.until);
  const rows = await database.$queryRaw<{ name: string; days: number[]; amounts: string[] }[]>`
    WITH ${withoutWorkers},
    cells AS (
      SELECT names.name, summed.day - ${range.from}::date AS day, sum(summed.amount) AS amount
      FROM (
        SELECT k, day, sum(amount) AS amount FROM (${linesOf(question, { by: "day" })}) lines GROUP BY k, day
      ) summed JOIN (${namesOf(plan)}) names USING (k)
      GROUP BY 1, 2
    ), groups AS (
      SELECT name, array_agg(day ORDER BY day) AS days, array_agg(amount::text ORDER BY day) AS amounts,
        CASE WHEN count(*) < ${count} THEN greatest(max(amount), 0) - least(min(amount), 0)
          ELSE max(amount) - min(amount) END AS width
      FROM cells GROUP BY name
    )
    SELECT name, days, amounts FROM groups WHERE width >= ${least} ORDER BY width DESC, name LIMIT ${mostGroups}`;
  return rows.map(({ name, days, amounts }) => ({ name, amounts: spread(count, days, amounts) }));
}
