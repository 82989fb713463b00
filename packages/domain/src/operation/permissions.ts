import type { Actor } from "./actor.ts";
import { rolesOf } from "./actor.ts";
import type { Role } from "./roles.ts";

interface PermissionRow {
  who: readonly Role[];
  /** Completes the sentence "lets you …". */
  lets: string;
}

const everyone = ["viewer", "member", "approver", "admin", "auditor"] as const;
const workers = ["member", "approver", "admin"] as const;

/** Who may do what: the server, the buttons and the settings page read this one table. */
export const permissions = {
  "exports.read": { who: everyone, lets: "see the exports of your team" },
  "exports.upload": { who: workers, lets: "upload exports and read profiles out of them" },
  "exports.delete": { who: workers, lets: "delete exports that you uploaded" },
  "profiles.read": { who: everyone, lets: "browse the catalog of profiles" },
  "profiles.adopt": { who: workers, lets: "adopt profiles into the catalog of your team" },
  "profiles.refresh": { who: workers, lets: "read the profiles from AWS anew" },
  "verdicts.check": { who: everyone, lets: "check whether a model works in an environment" },
  "playground.use": { who: workers, lets: "call models in the playground" },
  "audit.read": { who: ["admin", "auditor"], lets: "read the audit trail" },
  "settings.read": { who: ["guest", ...everyone], lets: "see who you are and what you may do" },
  "tokens.manage": { who: everyone, lets: "create and revoke your own API tokens" },
  "connections.read": { who: ["admin", "auditor"], lets: "see the connected AWS accounts" },
  "connections.manage": { who: ["admin"], lets: "connect and disconnect AWS accounts" },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;

/** Whether any role of the actor is named by the permission. Anonymous actors have no role. */
export function can(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission].who;
  return rolesOf(actor).some((role) => allowed.includes(role));
}
