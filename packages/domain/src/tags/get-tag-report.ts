import type { Prisma } from "@quarry/database/generated/client";
import { visibleTeams } from "../operation/actor.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { windowOf } from "../operation/paging.ts";
import { query } from "../operation/query.ts";
import { visibleProfiles } from "../profiles/find-profiles.ts";
import { breachesOf } from "./breaches-of.ts";
import { findBreaches } from "./find-breaches.ts";
import type { BreachMark } from "./find-breaches.ts";
import { readPolicies } from "./policy-for.ts";
import { breachKinds, TagFailure, TagReport, TagReportFilter } from "./schema.ts";
import type { TagReportRow } from "./schema.ts";
import { whyNotTag } from "./why-not-tag.ts";

/** The application profiles whose tags break the policy of their team, as far as the one who asks sees them. */
export const getTagReport = query({
  permission: "tags.read",
  route: { method: "GET", path: "/tag-report", summary: "List the profiles that break the tag policy" },
  input: TagReportFilter,
  output: TagReport,
  async run({ context, input }) {
    const { database, actor } = context;
    const where = { AND: [visibleProfiles(actor), textFilter(input.q), inAws] };
    // Before the tags: a change that ends in between is then seen as under way, and asked about again.
    const changing = await findChanging(database);
    const [breaches, seen] = await Promise.all([
      findBreaches(database),
      database.profile.findMany({
        where,
        select: { id: true, tagsReadable: true },
        orderBy: [{ name: "asc" }, { id: "asc" }],
      }),
    ]);
    const judged = seen.filter(({ tagsReadable }) => tagsReadable);
    const broken = judged.flatMap(({ id }) => {
      const found = breaches.get(id);
      return found === undefined ? [] : [{ id, found }];
    });
    const chosen = broken.filter(({ found }) => found.some((breach) => isWanted(breach, input)));
    const { skip, take } = windowOf(input);
    return {
      items: await rowsOf(context, {
        ids: chosen.slice(skip, skip + take).map(({ id }) => id),
        changing,
      }),
      page: input.page,
      pageSize: input.pageSize,
      total: chosen.length,
      judged: judged.length,
      unreadable: seen.length - judged.length,
      facets: facetsOf(broken.map(({ found }) => found)),
    };
  },
});

const inAws = { type: "APPLICATION", goneAt: null } as const satisfies Prisma.ProfileWhereInput;

function textFilter(q: string): Prisma.ProfileWhereInput {
  const contains = { contains: q, mode: "insensitive" } as const;
  return q === "" ? {} : { OR: [{ name: contains }, { arn: contains }] };
}

function isWanted({ key, kind }: BreachMark, filter: Pick<TagReportFilter, "key" | "kind">): boolean {
  if (filter.key.length > 0 && !filter.key.includes(key)) return false;
  return filter.kind.length === 0 || filter.kind.includes(kind);
}

/** The profiles whose tags are being changed. */
async function findChanging({ tagChange }: Pick<Transaction, "tagChange">): Promise<Set<string>> {
  const rows = await tagChange.findMany({ where: { state: "waiting" }, select: { profileId: true } });
  return new Set(rows.map(({ profileId }) => profileId));
}

interface Shown {
  ids: readonly string[];
  changing: ReadonlySet<string>;
}

async function rowsOf({ database, actor }: KnownContext, { ids, changing }: Shown): Promise<TagReportRow[]> {
  const [rows, policies] = await Promise.all([
    database.profile.findMany({ where: { id: { in: [...ids] } }, include: reportRelations }),
    readPolicies(database, "all"),
  ]);
  const byId = new Map(rows.map((row) => [row.id, row]));
  const teams = visibleTeams(actor);
  return ids.flatMap((id) => {
    const row = byId.get(id);
    if (!row) return [];
    const { name, arn, region, connection, origin, adoptions, tags, tagChanges } = row;
    const [change] = tagChanges;
    const shown = adoptions.filter(({ teamId }) => teams === "all" || teams.includes(teamId));
    return [
      {
        profileId: id,
        name,
        arn,
        region,
        connection: connection.name,
        origin,
        teams: shown.map(({ team }) => team.slug),
        breaches: breachesOf(tags, policies(adoptions[0]?.teamId ?? null)),
        mayFix: whyNotTag(actor, row) === null,
        change: changing.has(id) ? "waiting" : (change?.state ?? null),
        failure: change?.failure ? TagFailure.parse(change.failure) : null,
      },
    ];
  });
}

const reportRelations = {
  tags: { orderBy: { key: "asc" } },
  connection: { select: { name: true } },
  adoptions: {
    select: { teamId: true, team: { select: { slug: true } } },
    orderBy: [{ adoptedAt: "asc" }, { teamId: "asc" }],
  },
  tagChanges: {
    select: { state: true, failure: true },
    orderBy: [{ askedAt: "desc" }, { id: "desc" }],
    take: 1,
  },
} as const satisfies Prisma.ProfileInclude;

function facetsOf(found: readonly (readonly BreachMark[])[]): TagReport["facets"] {
  const count = (valueOf: (mark: BreachMark) => string) => {
    const counts = new Map<string, number>();
    for (const breaches of found) {
      for (const value of new Set(breaches.map(valueOf))) counts.set(value, (counts.get(value) ?? 0) + 1);
    }
    return [...counts].map(([value, number]) => ({ value, count: number }));
  };
  const byKind = new Map(count(({ kind }) => kind).map(({ value, count: number }) => [value, number]));
  return {
    key: count(({ key }) => key).toSorted((one, other) => other.count - one.count),
    kind: breachKinds.map((value) => ({ value, count: byKind.get(value) ?? 0 })),
  };
}
