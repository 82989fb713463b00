import type { PersonView, TeamOfPerson } from "@quarry/domain/people/schema";
import type { StatusKind } from "@quarry/ui/status";

type PlatformChoice = NonNullable<PersonView["platformRole"]> | "none";

/** What somebody may be for the whole portal, and what that means. */
export const platformRoleOptions: readonly { value: PlatformChoice; label: string; hint: string }[] = [
  { value: "none", label: "None", hint: "What their teams let them do, and nothing beyond." },
  {
    value: "auditor",
    label: "Auditor",
    hint: "Sees every team, all costs and the audit trail; changes nothing.",
  },
  {
    value: "admin",
    label: "Admin",
    hint: "Sees every team, decides on every request, connects accounts and adds people.",
  },
];

/** What somebody may be in a team, and what that means. */
export const teamRoleOptions: readonly { value: TeamOfPerson["role"]; label: string; hint: string }[] = [
  { value: "viewer", label: "Viewer", hint: "Sees what the team has." },
  {
    value: "member",
    label: "Member",
    hint: "Uploads exports, asks for profiles and endpoints, calls models.",
  },
  { value: "approver", label: "Approver", hint: "Decides on what others of the team ask for, too." },
];

/** A choice as the operation takes it. */
export const platformRoleOf = (choice: PlatformChoice): PersonView["platformRole"] =>
  choice === "none" ? null : choice;

export const statusWords: Readonly<Record<PersonView["status"], { kind: StatusKind; label: string }>> = {
  active: { kind: "success", label: "active" },
  suspended: { kind: "stopped", label: "suspended" },
};

/** How many API tokens, in words. */
export function tokensInWords(count: number): string {
  if (count === 0) return "none";
  return count === 1 ? "1 that works" : `${count.toLocaleString("en")} that work`;
}
