import type { Prisma } from "@quarry/database/generated/client";
import type { KnownContext } from "../operation/context.ts";
import { DomainError, invalidField, notFound } from "../operation/domain-error.ts";
import { callsOf, callsSentence } from "../profiles/calls-of.ts";
import { visibleProfiles } from "../profiles/find-profiles.ts";
import type { DeletionPlan, DeletionSpec } from "./deletion-schema.ts";
import type { Planned, PlanOrder } from "./request-kind.ts";

const relations = {
  connection: true,
  tags: { orderBy: { key: "asc" } },
  adoptions: { include: { team: { select: { id: true, name: true } } } },
  aliases: { include: { team: { select: { slug: true } } } },
} as const satisfies Prisma.ProfileInclude;

type DeletableProfile = Prisma.ProfileGetPayload<{ include: typeof relations }>;

/**
 * What a deletion would take away: the call by ARN, who has the profile, and what still names it. What is not
 * the asking team's alone needs an admin: to ask for it, or to decide on it as well.
 *
 * @throws DomainError `not-found`, `invalid` when the name is not the profile's, `conflict`
 */
export async function planDeletion(
  context: KnownContext,
  { team, spec }: PlanOrder<DeletionSpec>,
  signal: AbortSignal | undefined,
): Promise<Planned<DeletionPlan>> {
  const { database, actor } = context;
  const profile = await database.profile.findFirst({
    where: { AND: [{ id: spec.profileId }, visibleProfiles(actor)] },
    include: relations,
  });
  if (!profile) throw notFound("profile");
  if (profile.type === "SYSTEM_DEFINED") {
    throw new DomainError("conflict", "AWS defines this profile; it cannot be deleted.");
  }
  if (profile.goneAt !== null) throw new DomainError("conflict", "AWS does not have this profile any more.");
  if (spec.name !== profile.name) throw invalidField("spec.name", `Type ${profile.name} to ask for this.`);
  const isOurs = profile.adoptions.length > 0 && profile.adoptions.every(({ teamId }) => teamId === team.id);
  return {
    title: `Delete ${profile.name}`,
    connection: profile.connection,
    plan: toPlan(profile, callsSentence(await callsOf(context, profile, signal))),
    atLeast: isOurs || isAdmin(actor) ? [] : [{ who: "admin", needed: 1 }],
  };
}

const isAdmin = (actor: KnownContext["actor"]): boolean =>
  actor.kind === "user" && actor.platformRole === "admin";

function toPlan(profile: DeletableProfile, called: string | null): DeletionPlan {
  const { arn, accountId, region, name, baseModelId, origin, awsCreatedAt, tags } = profile;
  return {
    call: {
      operation: "DeleteInferenceProfile",
      accountId,
      region,
      input: { inferenceProfileIdentifier: arn },
    },
    cost: { monthlyMicrodollars: "0", explanation: "A profile costs nothing by itself; its calls do." },
    profile: {
      name,
      model: baseModelId,
      origin,
      createdAt: awsCreatedAt?.toISOString() ?? null,
      tags: tags.map(({ key, value }) => ({ key, value })),
    },
    teams: profile.adoptions.map(({ team }) => team.name).toSorted(),
    aliases: aliasesOf(profile),
    warnings: [...(called === null ? [] : [called]), ...warningsOf(profile)],
  };
}

const aliasesOf = ({ aliases }: DeletableProfile): string[] =>
  aliases.map(({ team, app, environment }) => `${team.slug}/${app}/${environment}`).toSorted();

function warningsOf(profile: DeletableProfile): string[] {
  const warnings: string[] = [];
  if (profile.origin === "studio") {
    warnings.push("Unified Studio made it for one of its projects; apps of that project stop working.");
  }
  if (profile.adoptions.length === 0) {
    warnings.push("No team has it in its catalog, so that nobody here can say who calls it.");
  }
  if (profile.aliases.length > 0) {
    warnings.push(
      `Whoever calls ${aliasesOf(profile).join(", ")} gets an ARN that AWS does not know any more.`,
    );
  }
  return warnings;
}
