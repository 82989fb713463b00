import { writeMoney } from "@quarry/aws-core/costs/read-money";
import type { Prisma } from "@quarry/database/generated/client";
import type { KnownContext } from "../../operation/context.ts";
import { readPolicies } from "../../tags/policy-for.ts";
import { whyNotTag } from "../../tags/why-not-tag.ts";
import { readSiblings } from "./read-siblings.ts";
import { suggestValue } from "./suggest-value.ts";
import type { UntaggedCarrier } from "./untagged-schema.ts";

/** What something that lacks the tag has cost, and who says so. */
export interface CarrierCost {
  amount: bigint;
  source: "billed" | "metered";
}

export interface WantedCarriers {
  key: string;
  connectionIds: readonly string[];
  /** By the id of a profile or an endpoint. */
  costs: ReadonlyMap<string, CarrierCost>;
}

/** The most that are shown. */
const mostCarriers = 50;

/** The profiles and endpoints that lack a tag, the dearest first, each with the value that it should probably have. */
export async function describeCarriers(
  context: KnownContext,
  wanted: WantedCarriers,
): Promise<{ carriers: UntaggedCarrier[]; lacking: number }> {
  const { database } = context;
  const dearest = [...wanted.costs]
    .toSorted(([, one], [, other]) => (other.amount > one.amount ? 1 : -1))
    .slice(0, mostCarriers)
    .map(([id]) => id);
  const present: Prisma.ProfileWhereInput = {
    connectionId: { in: [...wanted.connectionIds] },
    type: "APPLICATION",
    goneAt: null,
    tagsReadable: true,
    tags: { none: { key: wanted.key } },
  };
  const [lacking, billed, others, endpoints] = await Promise.all([
    database.profile.count({ where: present }),
    database.profile.findMany({ where: { id: { in: dearest } }, include: relations }),
    database.profile.findMany({
      where: { ...present, id: { notIn: dearest } },
      include: relations,
      orderBy: [{ awsUpdatedAt: "desc" }, { id: "asc" }],
      take: mostCarriers - dearest.length,
    }),
    database.endpoint.findMany({
      where: { id: { in: dearest } },
      include: { team: { select: { name: true } } },
    }),
  ]);
  const profiles = await describeProfiles(context, wanted, [...billed, ...others]);
  const carriers = [...profiles, ...endpoints.map((endpoint) => describeEndpoint(endpoint, wanted))];
  const amountOf = ({ id }: UntaggedCarrier) => wanted.costs.get(id)?.amount ?? -1n;
  return { carriers: carriers.toSorted((one, other) => (amountOf(other) > amountOf(one) ? 1 : -1)), lacking };
}

const relations = {
  tags: true,
  adoptions: {
    select: { teamId: true, team: { select: { slug: true, name: true } } },
    orderBy: [{ adoptedAt: "asc" }, { teamId: "asc" }],
  },
} as const satisfies Prisma.ProfileInclude;

type ProfileRow = Prisma.ProfileGetPayload<{ include: typeof relations }>;

async function describeProfiles(
  { database, actor }: KnownContext,
  { key, costs }: WantedCarriers,
  rows: readonly ProfileRow[],
): Promise<UntaggedCarrier[]> {
  const [policies, siblingsOf] = await Promise.all([
    readPolicies(database, "all"),
    readSiblings(database, key),
  ]);
  return rows.map((row) => {
    const { id, name, tags, adoptions, studioProjectId } = row;
    const first = adoptions[0];
    const rule = policies(first?.teamId ?? null).find((one) => one.key === key);
    const siblings = siblingsOf({
      teamId: first?.teamId ?? null,
      team: first?.team.name ?? null,
      studioProjectId,
    });
    return {
      kind: "profile",
      id,
      name,
      href: `/profiles/${id}`,
      teams: adoptions.map(({ team }) => team.name),
      ...costOf(costs.get(id)),
      suggestion: suggestValue({ key, tags, team: first?.team ?? null, rule, siblings }),
      mayFix: whyNotTag(actor, row) === null,
    };
  });
}

function describeEndpoint(
  { id, name, team }: { id: string; name: string; team: { name: string } | null },
  { costs }: WantedCarriers,
): UntaggedCarrier {
  return {
    kind: "endpoint",
    id,
    name,
    href: `/endpoints/${id}`,
    teams: team ? [team.name] : [],
    ...costOf(costs.get(id)),
    suggestion: null,
    mayFix: false,
  };
}

const costOf = (cost: CarrierCost | undefined) => ({
  amount: cost ? writeMoney(cost.amount) : null,
  source: cost?.source ?? null,
});
