import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { Database } from "../operation/context.ts";
import { breachesOf } from "./breaches-of.ts";
import { readPolicies } from "./policy-for.ts";
import { TagRules } from "./schema.ts";
import type { TagBreach } from "./schema.ts";

/** Which rule is broken and how: what a list is filtered by. */
export type BreachMark = Pick<TagBreach, "key" | "kind">;

interface Alike {
  teamId: string | null;
  /** Key, value, key, value …, a line each: what rules name holds no line break. */
  tags: string;
  ids: string[];
}

/**
 * Which rules of its first team's policy every application profile in AWS breaks, by the profile's id; those that
 * break nothing, or whose tags may not be read, are left out.
 *
 * Profiles that no rule can tell apart are judged once: thousands of them have few kinds of tags.
 */
export async function findBreaches(database: Database): Promise<ReadonlyMap<string, readonly BreachMark[]>> {
  const [terms, policies] = await Promise.all([termsOfAllRules(database), readPolicies(database, "all")]);
  const broken = new Map<string, readonly BreachMark[]>();
  if (terms.keys.length === 0) return broken;
  for (const { teamId, tags, ids } of await readAlike(database, terms)) {
    const marks = breachesOf(tagsOf(tags), policies(teamId));
    if (marks.length > 0) for (const id of ids) broken.set(id, marks);
  }
  return broken;
}

interface Terms {
  keys: string[];
  values: string[];
}

async function termsOfAllRules(database: Database): Promise<Terms> {
  const kept = await database.tagPolicy.findMany({ select: { rules: true } });
  const rules = kept.flatMap((policy) => TagRules.parse(policy.rules));
  return {
    keys: [...new Set(rules.map(({ key }) => key.toLowerCase()))],
    values: [...new Set(rules.flatMap(({ values }) => values))],
  };
}

/**
 * A value that no rule names stands as "!", which AWS takes in no value, so no rule can allow it; only its being
 * there counts.
 */
function readAlike(database: Database, { keys, values }: Terms): Promise<Alike[]> {
  return database.$queryRaw<Alike[]>`
    WITH owner AS (
      SELECT DISTINCT ON ("profileId") "profileId", "teamId" FROM "Adoption"
      ORDER BY "profileId", "adoptedAt", "teamId"
    ), relevant AS (
      SELECT "profileId", string_agg("key" || E'\\n' || CASE
          WHEN "value" = ANY(${values}::text[]) THEN "value"
          WHEN btrim("value", E' \\t\\n\\r\\f') = '' THEN ''
          ELSE '!'
        END, E'\\n' ORDER BY "key") AS tags
      FROM "ProfileTag" WHERE lower("key") = ANY(${keys}::text[]) GROUP BY "profileId"
    )
    SELECT owner."teamId"::text AS "teamId", coalesce(relevant.tags, '') AS tags, array_agg(p.id::text) AS ids
    FROM "Profile" p
    LEFT JOIN owner ON owner."profileId" = p.id
    LEFT JOIN relevant ON relevant."profileId" = p.id
    WHERE p."type" = 'APPLICATION' AND p."goneAt" IS NULL AND p."tagsReadable"
    GROUP BY 1, 2`;
}

function tagsOf(lines: string): ProfileTag[] {
  if (lines === "") return [];
  const words = lines.split("\n");
  return words.flatMap((key, index) => (index % 2 === 0 ? [{ key, value: words[index + 1] ?? "" }] : []));
}
