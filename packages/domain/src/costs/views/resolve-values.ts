import { Prisma } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import { inCatalog, valueName } from "./catalog-sql.ts";
import type { LinePart, ReadyPlan, ViewPlan } from "./view-plan.ts";

const { sql, join } = Prisma;

/**
 * Looks up which values the parts of a plan are about, once for all that is asked of them: Postgres plans better with
 * numbers than with conditions.
 */
export async function resolveValues(database: Database, plan: ViewPlan): Promise<ReadyPlan> {
  const reads = plan.parts.flatMap((part, index) =>
    part.conditions.length > 0 ? [sql`SELECT ${index}::int AS part, ARRAY(${valuesOf(part)}) AS ids`] : [],
  );
  const rows =
    reads.length === 0
      ? []
      : await database.$queryRaw<{ part: number; ids: number[] }[]>(join(reads, " UNION ALL "));
  const found = new Map(rows.map(({ part, ids }) => [part, ids]));
  return {
    ...plan,
    parts: plan.parts.map((part, index) => ({ ...part, valueIds: found.get(index) ?? null })),
  };
}

function valuesOf({ groupingIds, conditions }: LinePart): Prisma.Sql {
  const wanted = conditions.map((condition) =>
    condition.kind === "named"
      ? sql`${valueName(condition.filter.by)} = ANY(${condition.filter.values}::text[])`
      : sql`v."value" IN (${inCatalog(condition)})`,
  );
  return sql`SELECT v."id" FROM "CostValue" v WHERE v."groupingId" = ANY(${groupingIds}::int[]) AND ${join(wanted, " AND ")}`;
}
