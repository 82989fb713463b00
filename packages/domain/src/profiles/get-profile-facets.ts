import { query } from "../operation/query.ts";
import { isSelected } from "./find-profiles.ts";
import { ProfileFacets, ProfileSelection } from "./schema.ts";

const mostTags = 50;

interface Counted {
  facet: keyof ProfileFacets;
  value: string;
  count: number;
}

/**
 * How many profiles of a selection share each region, model, verdict, tag …, most frequent first. The selection is
 * found once for all of them.
 */
export const getProfileFacets = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profile-facets", summary: "Count the values profiles can be filtered by" },
  input: ProfileSelection,
  output: ProfileFacets,
  async run({ context: { database, actor }, input }) {
    const counted = await database.$queryRaw<Counted[]>`
      WITH chosen AS MATERIALIZED (
        SELECT p."id", p."region", p."baseModelId" AS model, p."verdict", p."origin", p."type"::text AS type, p."status"
        FROM "Profile" p WHERE ${isSelected(actor, input)}
      ),
      columns AS (
        SELECT
          CASE 0 WHEN grouping("region") THEN 'region' WHEN grouping(model) THEN 'model'
            WHEN grouping("verdict") THEN 'verdict' WHEN grouping("origin") THEN 'origin'
            WHEN grouping(type) THEN 'type' ELSE 'status' END AS facet,
          coalesce("region", model, "verdict", "origin", type, "status") AS value,
          count(*)::int AS count
        FROM chosen GROUP BY GROUPING SETS ("region", model, "verdict", "origin", type, "status")
      ),
      tags AS (
        SELECT 'tag' AS facet, tag."key" || ':' || tag."value" AS value, count(*)::int AS count
        FROM "ProfileTag" tag JOIN chosen ON chosen."id" = tag."profileId"
        GROUP BY tag."key", tag."value" ORDER BY 3 DESC, 2 LIMIT ${mostTags}
      )
      SELECT * FROM columns WHERE value IS NOT NULL UNION ALL SELECT * FROM tags ORDER BY 3 DESC, 2`;
    const facetOf = (wanted: keyof ProfileFacets) =>
      counted.flatMap(({ facet, value, count }) => (facet === wanted ? [{ value, count }] : []));
    return {
      region: facetOf("region"),
      model: facetOf("model"),
      verdict: facetOf("verdict"),
      origin: facetOf("origin"),
      type: facetOf("type"),
      status: facetOf("status"),
      tag: facetOf("tag"),
    };
  },
});
