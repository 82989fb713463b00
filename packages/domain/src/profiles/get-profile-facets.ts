import type { Prisma } from "@quarry/database/generated/client";
import { query } from "../operation/query.ts";
import { selectedProfiles } from "./find-profiles.ts";
import { ProfileFacets, ProfileSelection } from "./schema.ts";

const mostTags = 50;

/** How many profiles of a selection share each region, model, verdict, tag …, most frequent first. */
export const getProfileFacets = query({
  permission: "profiles.read",
  route: { method: "GET", path: "/profile-facets", summary: "Count the values profiles can be filtered by" },
  input: ProfileSelection,
  output: ProfileFacets,
  async run({ context: { database, actor }, input }) {
    const where = selectedProfiles(actor, input);
    const count = async (column: Prisma.ProfileScalarFieldEnum) => {
      const groups = await database.profile.groupBy({ by: [column], where, _count: { id: true } });
      return groups
        .flatMap((group) => {
          const value = group[column];
          return typeof value === "string" ? [{ value, count: group._count.id }] : [];
        })
        .toSorted((one, other) => other.count - one.count);
    };
    const [region, model, verdict, origin, type, status, tags] = await Promise.all([
      count("region"),
      count("baseModelId"),
      count("verdict"),
      count("origin"),
      count("type"),
      count("status"),
      database.profileTag.groupBy({
        by: ["key", "value"],
        where: { profile: where },
        _count: { profileId: true },
        orderBy: { _count: { profileId: "desc" } },
        take: mostTags,
      }),
    ]);
    const tag = tags.map(({ key, value, _count }) => ({ value: `${key}:${value}`, count: _count.profileId }));
    return { region, model, verdict, origin, type, status, tag };
  },
});
