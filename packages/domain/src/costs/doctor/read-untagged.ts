import type { Database } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";
import type { BilledPart, MeteredPart, TokenColumn, UntaggedLine } from "./attribute-untagged.ts";

/** Days of a grouping. */
export interface GroupingDays extends DayRange {
  groupingId: number;
}

interface SummedLine extends Omit<UntaggedLine, "amount"> {
  amount: string;
}

/** What carries no value of a grouping, by usage type. */
export async function readUntaggedLines(database: Database, days: GroupingDays): Promise<UntaggedLine[]> {
  const { groupingId, from, until } = days;
  const rows = await database.$queryRaw<SummedLine[]>`
    SELECT line."usageTypeId", usage."category", usage."model", sum(line."unblended")::text AS amount
    FROM "CostLine" line
    JOIN "CostValue" value ON value."id" = line."valueId" AND value."value" = ''
    JOIN "CostUsageType" usage ON usage."id" = line."usageTypeId"
    WHERE line."groupingId" = ${groupingId}::int AND line."day" >= ${from}::date AND line."day" < ${until}::date
    GROUP BY 1, 2, 3`;
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/**
 * What the bill tells of profiles and endpoints that lack a tag, by usage type: by their ARNs, or by the request that
 * made them.
 *
 * @param key the tag key that they lack
 */
export async function readBilledParts(
  database: Database,
  days: GroupingDays,
  { key, connectionIds }: { key: string; connectionIds: readonly string[] },
): Promise<BilledPart[]> {
  const { groupingId, from, until } = days;
  const rows = await database.$queryRaw<{ id: string; usageTypeId: number; amount: string }[]>`
    WITH lacking AS (
      SELECT p."id", p."arn" AS value FROM "Profile" p
      WHERE p."connectionId" = ANY(${connectionIds}::uuid[]) AND p."type" = 'APPLICATION' AND p."tagsReadable"
        AND NOT EXISTS (SELECT 1 FROM "ProfileTag" t WHERE t."profileId" = p."id" AND t."key" = ${key})
      UNION ALL
      SELECT p."id", o."value" FROM "Profile" p
      JOIN "ProfileTag" o ON o."profileId" = p."id" AND o."key" = 'quarry:operation'
      WHERE p."connectionId" = ANY(${connectionIds}::uuid[])
        AND NOT EXISTS (SELECT 1 FROM "ProfileTag" t WHERE t."profileId" = p."id" AND t."key" = ${key})
      UNION ALL
      SELECT e."id", told.value FROM "Endpoint" e, unnest(ARRAY[e."arn", e."requestId"::text]) AS told(value)
      WHERE e."connectionId" = ANY(${connectionIds}::uuid[]) AND told.value IS NOT NULL AND e."calls" IS NOT NULL
        AND NOT (coalesce(e."calls" -> 'createEndpoint' -> 'Tags', '[]'::jsonb)
          @> jsonb_build_array(jsonb_build_object('Key', ${key}::text)))
    )
    SELECT lacking."id"::text, line."usageTypeId", sum(line."unblended")::text AS amount
    FROM lacking
    JOIN "CostValue" value ON value."groupingId" = ${groupingId}::int AND value."value" = lacking.value
    JOIN "CostLine" line ON line."groupingId" = ${groupingId}::int AND line."valueId" = value."id"
      AND line."day" >= ${from}::date AND line."day" < ${until}::date
    GROUP BY 1, 2`;
  return rows.map((row) => ({ ...row, amount: BigInt(row.amount) }));
}

/** A model that CloudWatch counts and that has no such tag: a profile that lacks it, or what can have none. */
export interface MeteredSource extends MeteredPart {
  modelId: string;
  region: string;
  profileId: string | null;
  profileType: "APPLICATION" | "SYSTEM_DEFINED" | null;
  name: string | null;
}

type MeteredRow = Omit<MeteredSource, "tokens"> & Record<TokenColumn, string>;

/** What was counted of everything that lacks a tag, in days. */
export async function readMeteredParts(
  database: Database,
  { from, until }: DayRange,
  { key, connectionIds }: { key: string; connectionIds: readonly string[] },
): Promise<MeteredSource[]> {
  const rows = await database.$queryRaw<MeteredRow[]>`
    SELECT m."id"::text, m."modelId", m."region", m."profileId"::text, p."type"::text AS "profileType", p."name",
      coalesce(m."baseModelId", p."baseModelId", m."modelId") AS "baseModelId",
      sum(d."input")::text AS input, sum(d."output")::text AS output, sum(d."cacheRead")::text AS "cacheRead",
      sum(d."cacheWrite")::text AS "cacheWrite", sum(d."images")::text AS images
    FROM "MeteredModel" m
    JOIN "MeteredDay" d ON d."modelId" = m."id" AND d."day" >= ${from}::date AND d."day" < ${until}::date
    LEFT JOIN "Profile" p ON p."id" = m."profileId"
    WHERE m."connectionId" = ANY(${connectionIds}::uuid[]) AND (p."tagsReadable" IS NOT FALSE)
      AND NOT EXISTS (SELECT 1 FROM "ProfileTag" t WHERE t."profileId" = m."profileId" AND t."key" = ${key})
    GROUP BY m."id", p."id"`;
  return rows.map(({ input, output, cacheRead, cacheWrite, images, ...row }) => ({
    ...row,
    tokens: {
      input: BigInt(input),
      output: BigInt(output),
      cacheRead: BigInt(cacheRead),
      cacheWrite: BigInt(cacheWrite),
      images: BigInt(images),
    },
  }));
}
