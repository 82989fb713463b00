import { ownerTag } from "@quarry/aws-core/profiles/tags-schema";
import type { Budget } from "@quarry/database/generated/client";
import { appendEvent } from "../audit/append-event.ts";
import type { KnownContext, Transaction } from "../operation/context.ts";
import { wantSuspensions } from "./want-effect.ts";

type Holder = Pick<Budget, "id" | "name" | "teamId" | "tagKey" | "tagValue" | "overrideUntil">;

/**
 * Holds back every application inference profile that carries the budget's tag and, where the budget is a team's, that
 * the team has; those it holds back already stay so. Returns how many there are.
 *
 * @param until the end of the period, when they are let go
 */
export async function suspendProfiles(
  transaction: Transaction,
  context: KnownContext,
  { budget, until }: { budget: Holder; until: Date },
): Promise<number> {
  const profiles = await transaction.profile.findMany({
    where: await profilesUnder(transaction, budget),
    select: { id: true, name: true },
    orderBy: { id: "asc" },
  });
  const { id: budgetId, name, teamId, overrideUntil } = budget;
  const made = await transaction.suspension.createManyAndReturn({
    data: profiles.map(({ id: profileId }) => ({ budgetId, profileId, until, overrideUntil })),
    skipDuplicates: true,
    select: { profileId: true },
  });
  const added = new Set(made.map(({ profileId }) => profileId));
  for (const { id, name: label } of profiles.filter((profile) => added.has(profile.id))) {
    await appendEvent(transaction, context, {
      name: "profile.suspension-wanted",
      subject: { kind: "profile", id, label },
      ...(teamId !== null && { teamId }),
      after: { budget: name, until: until.toISOString() },
    });
  }
  await wantSuspensions(transaction, context, [...added]);
  return profiles.length;
}

/** The profiles that a budget would hold back. */
export async function profilesUnder(
  transaction: Pick<Transaction, "team">,
  { teamId, tagKey, tagValue }: Pick<Budget, "teamId" | "tagKey" | "tagValue">,
) {
  const carries = { tags: { some: { key: tagKey, value: tagValue } } };
  const living = { type: "APPLICATION" as const, goneAt: null, ...carries };
  if (teamId === null) return living;
  const { slug } = await transaction.team.findUniqueOrThrow({
    where: { id: teamId },
    select: { slug: true },
  });
  const isTheirs = [{ adoptions: { some: { teamId } } }, { tags: { some: { key: ownerTag, value: slug } } }];
  return { AND: [living, { OR: isTheirs }] };
}

interface Lift {
  budgetId: string;
  /** A sentence: why. */
  reason: string;
}

/** Lets go of everything that a budget holds back. */
export async function liftSuspensions(
  transaction: Transaction,
  context: KnownContext,
  { budgetId, reason }: Lift,
): Promise<void> {
  const lifted = await transaction.$queryRaw<{ profileId: string }[]>`
    UPDATE "Suspension" SET "liftedAt" = now(), "liftReason" = ${reason}
    WHERE "budgetId" = ${budgetId}::uuid AND "liftedAt" IS NULL RETURNING "profileId"::text`;
  await wantSuspensions(
    transaction,
    context,
    lifted.map(({ profileId }) => profileId),
  );
}
