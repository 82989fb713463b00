import type { Prisma } from "@quarry/database/generated/client";
import { literally } from "../operation/like-pattern.ts";
import { platformRoles, teamRoles } from "../operation/roles.ts";
import type { PersonFilter } from "./schema.ts";

/** The filter of the list of people as the database wants it. */
export function selectedPeople({
  q,
  team,
  role,
  status,
}: Omit<PersonFilter, "page" | "pageSize">): Prisma.UserWhereInput {
  const filters: Prisma.UserWhereInput[] = [];
  if (q !== "") {
    const contains = { contains: literally(q), mode: "insensitive" } as const;
    filters.push({ OR: [{ name: contains }, { email: contains }] });
  }
  if (status !== undefined) filters.push({ status });
  if (team !== undefined) filters.push({ memberships: { some: { team: { slug: team } } } });
  if (role !== undefined) filters.push(holding(role, team));
  return { AND: filters };
}

function holding(role: NonNullable<PersonFilter["role"]>, team: string | undefined): Prisma.UserWhereInput {
  if (role === "guest") return { platformRole: null, memberships: { none: {} } };
  const platformRole = platformRoles.find((one) => one === role);
  if (platformRole) return { platformRole };
  const teamRole = teamRoles.find((one) => one === role);
  if (!teamRole) return {};
  return { memberships: { some: { role: teamRole, ...(team !== undefined && { team: { slug: team } }) } } };
}
