import type { Team } from "@quarry/database/generated/client";
import type { TeamView } from "./schema.ts";

export const teamRelations = { _count: { select: { memberships: true } } } as const;

/** A team as it travels. */
export function toTeamView({
  slug,
  name,
  createdAt,
  _count: { memberships },
}: Team & { _count: { memberships: number } }): TeamView {
  return { slug, name, people: memberships, addedAt: createdAt.toISOString() };
}
