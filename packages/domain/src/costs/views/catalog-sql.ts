import { Prisma } from "@quarry/database/generated/client";
import type { CostGroupBy } from "../schema.ts";
import { isOfCatalog } from "./view-plan.ts";
import type { ValueCondition } from "./view-plan.ts";

const { sql } = Prisma;

/** What Quarry makes that costs something by itself. */
type Made = "profile" | "endpoint";
type CatalogCondition = Extract<ValueCondition, { kind: "catalog" }>;

/** The group of a value; what is not of a profile, or not of an endpoint, is the remainder. */
export function valueName(by: CostGroupBy): Prisma.Sql {
  if (!isOfCatalog(by)) return sql`v."value"`;
  return sql`CASE WHEN ${isResource[by]} THEN v."value" ELSE '' END`;
}

/** Values of `tag:quarry:operation`, and ARNs, by which profiles and endpoints are known. */
const operations = {
  profile: sql`
    SELECT t."value" AS operation, t."profileId" AS id FROM "ProfileTag" t WHERE t."key" = 'quarry:operation'
    UNION ALL
    SELECT o."id"::text, p."id" FROM "AwsOperation" o
    JOIN "Request" r ON r."id" = o."requestId"
    JOIN "Profile" p ON p."arn" = o."resourceArn" AND p."connectionId" = r."connectionId"`,
  endpoint: sql`SELECT e."requestId"::text AS operation, e."id" FROM "Endpoint" e WHERE e."requestId" IS NOT NULL`,
} as const;

const isResource = {
  profile: sql`(v."value" LIKE 'arn:%:application-inference-profile/%' OR v."value" IN (SELECT operation FROM (${operations.profile}) known))`,
  endpoint: sql`(v."value" LIKE 'arn:%:sagemaker:%:endpoint/%' OR v."value" IN (SELECT operation FROM (${operations.endpoint}) known))`,
} as const;

/**
 * The operations, or else the ARNs, of profiles and endpoints that have one of the tag's values now, or lie in the
 * accounts.
 */
export function inCatalog({ of, isByArn, filter }: CatalogCondition): Prisma.Sql {
  const { tables: from, arn, account, tag } = catalogs[of];
  const matches =
    filter.by === "account"
      ? sql`${account} = ANY(${filter.values}::text[])`
      : sql`coalesce((${tag(filter.by.slice("tag:".length))}), '') = ANY(${filter.values}::text[])`;
  if (isByArn) return sql`SELECT ${arn} FROM ${from} WHERE ${arn} IS NOT NULL AND ${matches}`;
  return sql`SELECT known.operation FROM (${operations[of]}) known JOIN ${from} ON r."id" = known.id WHERE ${matches}`;
}

const catalogs = {
  profile: {
    tables: sql`"Profile" r`,
    arn: sql`r."arn"`,
    account: sql`r."accountId"`,
    tag: (key: string) =>
      sql`SELECT t."value" FROM "ProfileTag" t WHERE t."profileId" = r."id" AND t."key" = ${key}`,
  },
  endpoint: {
    tables: sql`"Endpoint" r JOIN "Connection" c ON c."id" = r."connectionId" LEFT JOIN "Team" owner ON owner."id" = r."teamId"`,
    arn: sql`r."arn"`,
    account: sql`c."accountId"`,
    // Of tags, Quarry gives endpoints its own alone.
    tag: (key: string) => sql`SELECT owner."slug" WHERE ${key} = 'quarry:owner'`,
  },
} as const;

/** What operations and ARNs name: SQL with the columns value, id and name. */
export function subjectsOf(kind: Made): Prisma.Sql {
  const table = kind === "profile" ? sql`"Profile"` : sql`"Endpoint"`;
  return sql`
    SELECT known.operation AS value, r."id"::text AS id, r."name" FROM (${operations[kind]}) known
    JOIN ${table} r ON r."id" = known.id
    UNION ALL SELECT r."arn", r."id"::text, r."name" FROM ${table} r WHERE r."arn" IS NOT NULL`;
}
