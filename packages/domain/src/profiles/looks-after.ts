import type { UserActor } from "../operation/actor.ts";
import type { Transaction } from "../operation/context.ts";
import { DomainError, notFound } from "../operation/domain-error.ts";
import { visibleProfiles } from "./find-profiles.ts";

type Reader = Pick<Transaction, "profile">;

const careRelations = { adoptions: true, connection: true, tags: true } as const;

/**
 * An application inference profile that this person may change or delete: admins any, approvers those of their
 * teams, members those they brought into their team's catalog.
 *
 * @throws DomainError `not-found`, `forbidden`, `conflict` when AWS has it no more or owns it
 */
export async function profileLookedAfter(database: Reader, person: UserActor, id: string) {
  const profile = await database.profile.findFirst({
    where: { AND: [{ id }, visibleProfiles(person)] },
    include: careRelations,
  });
  if (!profile) throw notFound("profile");
  if (profile.type === "SYSTEM_DEFINED") {
    throw new DomainError("conflict", "AWS defines this profile; it can be neither changed nor deleted.");
  }
  if (!looksAfter(person, profile.adoptions)) {
    throw new DomainError(
      "forbidden",
      "Only approvers of a team that has it, whoever brought it into the catalog, and admins can do this.",
    );
  }
  if (profile.goneAt !== null) throw new DomainError("conflict", "AWS does not have this profile any more.");
  return profile;
}

/** Whether a person may change a profile with these adoptions. */
export function looksAfter(
  person: UserActor,
  adoptions: readonly { teamId: string; adoptedById: string }[],
): boolean {
  if (person.platformRole === "admin") return true;
  return adoptions.some(({ teamId, adoptedById }) => {
    const role = person.teams.find((team) => team.id === teamId)?.role;
    return role === "approver" || (role === "member" && adoptedById === person.userId);
  });
}

/** The team that an event about a profile belongs to: the first that adopted it, if any has. */
export function teamOf({ adoptions }: { adoptions: readonly { teamId: string }[] }): { teamId?: string } {
  const [first] = adoptions;
  return first ? { teamId: first.teamId } : {};
}
