import { Prisma } from "@quarry/database/generated/client";
import { query } from "../../operation/query.ts";
import { literally } from "../../operation/like-pattern.ts";
import { readBills } from "../read-bills.ts";
import { findLabels, labelsOf } from "./find-labels.ts";
import { namesOf } from "./lines-sql.ts";
import { planView } from "./plan-view.ts";
import { CostValuesInput, CostValuesView } from "./schema.ts";

/** Values of a dimension that bills hold, by how they or their names begin. */
export const listValues = query({
  permission: "costs.read",
  route: { method: "GET", path: "/cost-values", summary: "List values that costs can be filtered by" },
  input: CostValuesInput,
  output: CostValuesView,
  async run({ context: { database }, input: { connectionId, by, q, limit } }) {
    const plan = planView(await readBills(database, connectionId), { groupBy: by, filters: [] });
    const begins = `${literally(q)}%`;
    const labels = labelsOf(by);
    const byLabel = labels
      ? Prisma.sql`OR names.name IN (SELECT value FROM (${labels}) labels WHERE labels.name ILIKE ${begins})`
      : Prisma.empty;
    const rows = await database.$queryRaw<{ name: string }[]>`
      SELECT DISTINCT names.name FROM (${namesOf(plan)}) names
      WHERE names.name ILIKE ${begins} ${byLabel}
      ORDER BY names.name LIMIT ${limit + 1}`;
    const values = rows.slice(0, limit).map(({ name }) => name);
    const labelOf = await findLabels(database, by, values);
    const items = values.map((value) => ({ value, label: labelOf(value).label }));
    return { items, hasMore: rows.length > limit };
  },
});
