import type { Database } from "../operation/context.ts";

interface DemoPerson {
  email: string;
  name: string;
  platformRole: "admin" | "auditor" | null;
  memberships: readonly { team: string; role: "member" | "approver" }[];
}

export const demoTeams = [
  { slug: "search", name: "Search" },
  { slug: "payments", name: "Payments" },
] as const;

/** The people of the demo: two teams, every role. */
export const demoPeople: readonly DemoPerson[] = [
  {
    email: "ada@example.com",
    name: "Ada Lovelace",
    platformRole: "admin",
    memberships: [{ team: "search", role: "member" }],
  },
  {
    email: "grace@example.com",
    name: "Grace Hopper",
    platformRole: null,
    memberships: [{ team: "search", role: "approver" }],
  },
  {
    email: "linus@example.com",
    name: "Linus Pauling",
    platformRole: null,
    memberships: [{ team: "search", role: "member" }],
  },
  {
    email: "margaret@example.com",
    name: "Margaret Hamilton",
    platformRole: null,
    memberships: [{ team: "payments", role: "member" }],
  },
  {
    email: "alan@example.com",
    name: "Alan Turing",
    platformRole: null,
    memberships: [{ team: "payments", role: "approver" }],
  },
  { email: "radia@example.com", name: "Radia Perlman", platformRole: "auditor", memberships: [] },
];

/** The demo's person with this e-mail, or null; nobody outside the demo's list can come in this way. */
export async function findDemoPerson(database: Database, email: string): Promise<{ id: string } | null> {
  if (!demoPeople.some((person) => person.email === email)) return null;
  const user = await database.user.findUnique({ where: { email }, select: { id: true, status: true } });
  return user?.status === "active" ? { id: user.id } : null;
}
