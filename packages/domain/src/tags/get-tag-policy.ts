import { visibleTeams } from "../operation/actor.ts";
import type { KnownContext } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { query } from "../operation/query.ts";
import { mergeRules } from "./policy-for.ts";
import { tagPresets } from "./presets.ts";
import { TagPolicyReference, TagPolicyView, TagRules } from "./schema.ts";

/** The tags that profiles must carry: of one team, or of every team. */
export const getTagPolicy = query({
  permission: "tags.read",
  route: { method: "GET", path: "/tag-policy", summary: "Show the tag policy of a team, or of every team" },
  input: TagPolicyReference,
  output: TagPolicyView,
  async run({ context, input: { team: slug } }) {
    const teams = await teamsSeenBy(context);
    const team = slug === undefined || slug === "" ? null : teams.find((one) => one.slug === slug);
    if (team === undefined) throw notFound("team");
    const policies = await context.database.tagPolicy.findMany({
      where: { OR: [{ teamId: null }, { teamId: team?.id ?? null }] },
    });
    const [general, own] = [policyOf(null), policyOf(team?.id ?? null)];
    const merged = mergeRules(general.rules, own.rules);
    const taken = new Set(merged.map(({ key }) => key.toLowerCase()));
    return {
      team: team?.slug ?? null,
      ...own,
      inherited: team === null ? [] : merged.filter((rule) => !own.rules.includes(rule)),
      presets: tagPresets.filter(({ key }) => !taken.has(key.toLowerCase())),
      teams: teams.map(({ slug: name, name: title, tagPolicy }) => ({
        slug: name,
        name: title,
        hasOwn: tagPolicy !== null,
      })),
    };

    function policyOf(teamId: string | null) {
      const kept = policies.find((policy) => policy.teamId === teamId);
      return { version: kept?.version ?? 0, rules: TagRules.parse(kept?.rules ?? []) };
    }
  },
});

function teamsSeenBy({ database, actor }: KnownContext) {
  const seen = visibleTeams(actor);
  return database.team.findMany({
    where: seen === "all" ? {} : { id: { in: [...seen] } },
    include: { tagPolicy: { select: { id: true } } },
    orderBy: { name: "asc" },
  });
}
