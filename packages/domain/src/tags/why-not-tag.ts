import type { Actor } from "../operation/actor.ts";

interface TaggedProfile {
  type: string;
  goneAt: Date | null;
  deletionWantedAt: Date | null;
  adoptions: readonly { teamId: string }[];
}

/** Why somebody may not change a profile's tags, and what kind of refusal that is; null when they may. */
export function whyNotTag(
  actor: Actor,
  { type, goneAt, deletionWantedAt, adoptions }: TaggedProfile,
): { code: "forbidden" | "conflict"; reason: string } | null {
  if (type !== "APPLICATION") {
    return { code: "conflict", reason: "AWS defines this profile, so it carries no tags." };
  }
  if (!worksWith(actor, adoptions)) {
    const reason =
      "Only members and approvers of a team that has it in its catalog, and admins, change its tags.";
    return { code: "forbidden", reason };
  }
  if (goneAt !== null) return { code: "conflict", reason: "AWS does not have this profile any more." };
  if (deletionWantedAt !== null) return { code: "conflict", reason: "This profile is being deleted." };
  return null;
}

function worksWith(actor: Actor, adoptions: readonly { teamId: string }[]): boolean {
  if (actor.kind !== "user") return false;
  if (actor.platformRole === "admin") return true;
  return actor.teams.some(
    ({ id, role }) => role !== "viewer" && adoptions.some(({ teamId }) => teamId === id),
  );
}
