import { operationTag, ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import type { Prisma } from "@quarry/database/generated/client";
import { findGrouping } from "../costs/find-grouping.ts";
import type { FoundGrouping } from "../costs/find-grouping.ts";
import type { CostGroupBy } from "../costs/schema.ts";
import type { KnownContext } from "../operation/context.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { can } from "../operation/permissions.ts";
import { maySeeCost } from "../profiles/may-see-cost.ts";
import { visibleProfiles } from "../profiles/find-profiles.ts";
import type { LensQuery, LensView } from "./schema.ts";

/** What of a bill is looked at: the values of a grouping; every value where none is named. */
export interface BilledPart {
  grouping: FoundGrouping;
  value: string | undefined;
}

export interface LensScope {
  subject: LensView["subject"];
  /** The connections whose bills and metering count. */
  connections: Prisma.ConnectionWhereInput;
  models: Prisma.MeteredModelWhereInput;
  billed: BilledPart[];
  /** Why nothing is billed that could be compared. */
  withoutBill: string | null;
}

/**
 * What a query is about, as far as the one who asks may know: whoever sees every bill sees all, others what their
 * team and the profiles in its catalog cost.
 *
 * @throws DomainError `not-found` for a profile or team of others, `forbidden` for the whole bill
 */
export async function scopeOf(context: KnownContext, input: LensQuery): Promise<LensScope> {
  const { profileId, team, tagKey, tagValue } = input;
  if (profileId !== undefined) return profileScope(context, profileId);
  if (team !== undefined) return teamScope(context, input, team);
  if (!can(context.actor, "costs.read")) {
    throw new DomainError(
      "forbidden",
      "You see what your team costs. Name your team or one of its profiles.",
    );
  }
  if (tagKey !== undefined && tagValue !== undefined)
    return taggedScope(context, input, {
      key: tagKey,
      value: tagValue,
      subject: { kind: "tag", label: `${tagKey} = ${tagValue === "" ? "(not tagged)" : tagValue}` },
    });
  const connection = placeOf(input);
  return {
    subject: { kind: "all", label: "Everything" },
    connections: connection,
    models: { connection },
    ...(await billOf(context, { groupBy: "service", ...input }, undefined)),
  };
}

const placeOf = ({ connectionId }: LensQuery): Prisma.ConnectionWhereInput =>
  connectionId === undefined ? {} : { id: connectionId };

async function profileScope(context: KnownContext, id: string): Promise<LensScope> {
  const { database, actor } = context;
  const profile = await database.profile.findFirst({
    where: { AND: [{ id }, visibleProfiles(actor)] },
    include: { tags: true, adoptions: { select: { teamId: true } } },
  });
  if (!profile || !maySeeCost(actor, profile.adoptions)) throw notFound("profile");
  const groupings = await findGrouping(database, undefined, "profile");
  const operation = profile.tags.find(({ key }) => key === operationTag)?.value;
  const billed = groupings.flatMap((grouping): BilledPart[] => {
    const value = grouping.key === "resource" ? profile.arn : operation;
    return value === undefined ? [] : [{ grouping, value }];
  });
  return {
    subject: { kind: "profile", label: profile.name },
    connections: { id: profile.connectionId },
    models: { profileId: id },
    billed,
    withoutBill: billed.length > 0 ? null : whyNoBill(operation !== undefined || groupings.length === 0),
  };
}

function whyNoBill(isDivisible: boolean): string {
  if (isDivisible)
    return `No bill is divided by profile yet. Activate the cost allocation tag ${operationTag}, or load a Data Export.`;
  return `The profile lacks the tag ${operationTag}, by which the bill tells profiles apart.`;
}

async function teamScope(context: KnownContext, input: LensQuery, slug: string): Promise<LensScope> {
  const { database, actor } = context;
  const team = await database.team.findUnique({ where: { slug } });
  const isOwn = actor.kind === "user" && actor.teams.some((one) => one.slug === slug);
  if (!team || !(isOwn || can(actor, "costs.read"))) throw notFound("team");
  const subject = { kind: "team" as const, label: team.name };
  return taggedScope(context, input, { key: ownerTag, value: slug, subject });
}

async function taggedScope(
  context: KnownContext,
  input: LensQuery,
  { key, value, subject }: { key: string; value: string; subject: LensView["subject"] },
): Promise<LensScope> {
  const connection = placeOf(input);
  const tagged = { tags: { some: { key, value } } };
  const without = { OR: [{ profileId: null }, { profile: { tags: { none: { key, value: { not: "" } } } } }] };
  return {
    subject,
    connections: connection,
    models: { connection, ...(value === "" ? without : { profile: tagged }) },
    ...(await billOf(context, { groupBy: `tag:${key}`, ...input }, value)),
  };
}

async function billOf(
  { database }: KnownContext,
  { groupBy, connectionId }: Pick<LensQuery, "connectionId"> & { groupBy: CostGroupBy },
  value: string | undefined,
): Promise<Pick<LensScope, "billed" | "withoutBill">> {
  const groupings = await findGrouping(database, connectionId, groupBy);
  const billed = groupings.map((grouping) => ({ grouping, value }));
  if (billed.length > 0) return { billed, withoutBill: null };
  const withoutBill = groupBy.startsWith("tag:")
    ? `No bill is divided by the tag ${groupBy.slice(4)}. Activate it as a cost allocation tag.`
    : "No bill is read yet. An admin connects one under Costs.";
  return { billed, withoutBill };
}
