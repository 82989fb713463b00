import "server-only";
import { demoPeople, demoTeams } from "@quarry/domain/settings/demo-people";
import { composition } from "@/server/composition.ts";

/** Someone of the demo as the sign-in page and the notice offer them. */
export interface DemoPersonView {
  email: string;
  name: string;
  role: string;
  team: string | null;
  /** What this person shows of the product, in one line. */
  does: string;
}

/** The people anyone may sign in as; nobody outside the demo. */
export function demoPeopleHere(): DemoPersonView[] {
  return composition().environment.isDemo ? demoPeople.map(toView) : [];
}

function toView({ email, name, platformRole, memberships }: (typeof demoPeople)[number]): DemoPersonView {
  const [membership] = memberships;
  const role = platformRole ?? membership?.role ?? "viewer";
  const team = demoTeams.find(({ slug }) => slug === membership?.team)?.name ?? null;
  return { email, name, role, team, does: sentences[role] };
}

const sentences: Record<string, string> &
  Record<"admin" | "approver" | "member" | "auditor" | "viewer", string> = {
  admin: "Connects AWS accounts and sees everything, the audit trail too.",
  approver: "Leads the team and looks after its catalog.",
  member: "Uploads exports, adopts profiles and calls models.",
  auditor: "Reads every team and the audit trail, changes nothing.",
  viewer: "Browses the catalog and checks verdicts.",
};
