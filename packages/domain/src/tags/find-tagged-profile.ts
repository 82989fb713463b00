import type { Prisma } from "@quarry/database/generated/client";
import type { Actor } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { notFound } from "../operation/domain-error.ts";
import { visibleProfiles } from "../profiles/find-profiles.ts";

/** Tags by key, and the teams that have the profile, the first of them first. */
export const taggedRelations = {
  tags: { orderBy: { key: "asc" } },
  adoptions: { orderBy: [{ adoptedAt: "asc" }, { teamId: "asc" }], select: { teamId: true } },
} as const satisfies Prisma.ProfileInclude;

/**
 * A profile with its tags and the teams that have it, the first of them first: it is that team's policy that counts.
 *
 * @throws DomainError `not-found` also when it belongs to another team
 */
export async function findTaggedProfile(database: Pick<Transaction, "profile">, actor: Actor, id: string) {
  const profile = await database.profile.findFirst({
    where: { AND: [{ id }, visibleProfiles(actor)] },
    include: taggedRelations,
  });
  if (profile) return profile;
  throw notFound("profile");
}
