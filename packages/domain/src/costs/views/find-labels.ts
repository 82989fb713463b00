import { Prisma } from "@quarry/database/generated/client";
import type { Database } from "../../operation/context.ts";
import type { CostGroup, CostGroupBy } from "../schema.ts";
import { dimensionWords } from "./cost-words.ts";
import { subjectsOf } from "./catalog-sql.ts";
import { isOfCatalog } from "./view-plan.ts";

export type Label = Pick<CostGroup, "label" | "subject">;

/**
 * What values of a dimension are called by people: connections' names for accounts, teams' for `quarry:owner`, and
 * profiles' and endpoints' for what Quarry made. A value that nobody has named is its own label.
 */
export async function findLabels(
  database: Database,
  by: CostGroupBy,
  values: readonly string[],
): Promise<(value: string) => Label> {
  const named = values.filter((value) => value !== "");
  const known = named.length === 0 ? new Map<string, Label>() : await knownLabels(database, by, named);
  const none: Label = { label: dimensionWords(by).none, subject: null };
  return (value) =>
    value === "" ? none : (known.get(value) ?? { label: wordFor(by, value), subject: null });
}

async function knownLabels(
  database: Database,
  by: CostGroupBy,
  values: readonly string[],
): Promise<Map<string, Label>> {
  if (by === "account") return accountNames(database, values);
  if (by === "tag:quarry:owner") return teamNames(database, values);
  if (isOfCatalog(by)) return namesOfMade(database, by, values);
  if (by !== "tag:quarry:operation") return new Map();
  const endpoints = await namesOfMade(database, "endpoint", values);
  return new Map([...endpoints, ...(await namesOfMade(database, "profile", values))]);
}

async function accountNames(database: Database, values: readonly string[]): Promise<Map<string, Label>> {
  const rows = await database.connection.findMany({
    where: { accountId: { in: [...values] } },
    select: { accountId: true, name: true },
    orderBy: { createdAt: "desc" },
  });
  return new Map(rows.map(({ accountId, name }) => [accountId, { label: name, subject: null }]));
}

async function teamNames(database: Database, values: readonly string[]): Promise<Map<string, Label>> {
  const rows = await database.team.findMany({ where: { slug: { in: [...values] } } });
  return new Map(rows.map(({ slug, name }) => [slug, { label: name, subject: null }]));
}

async function namesOfMade(
  database: Database,
  kind: "profile" | "endpoint",
  values: readonly string[],
): Promise<Map<string, Label>> {
  const rows = await database.$queryRaw<{ value: string; id: string; name: string }[]>`
    SELECT value, id, name FROM (${subjectsOf(kind)}) subjects WHERE value = ANY(${values}::text[])`;
  return new Map(rows.map(({ value, id, name }) => [value, { label: name, subject: { kind, id } }]));
}

/** The names that values of a dimension go by: SQL with the columns value and name; undefined where they have none. */
export function labelsOf(by: CostGroupBy): Prisma.Sql | undefined {
  if (isOfCatalog(by)) return subjectsOf(by);
  if (by === "account") return Prisma.sql`SELECT "accountId" AS value, "name" FROM "Connection"`;
  return by === "tag:quarry:owner" ? Prisma.sql`SELECT "slug" AS value, "name" FROM "Team"` : undefined;
}

/** Categories are Quarry's own words. */
function wordFor(by: CostGroupBy, value: string): string {
  if (by !== "category") return value;
  const words = value.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
