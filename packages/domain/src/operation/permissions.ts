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
  "profiles.delete": { who: workers, lets: "delete profiles: your own, as an approver those of your team" },
  "profiles.extend": { who: workers, lets: "say how long profiles stay" },
  "profiles.tag": { who: workers, lets: "set and remove tags of your team's profiles" },
  "tags.read": { who: everyone, lets: "see the tag policy and the profiles that break it" },
  "tags.govern": { who: ["admin"], lets: "say which tags profiles must carry" },
  "aliases.read": { who: everyone, lets: "see and resolve the aliases of your team" },
  "aliases.move": { who: workers, lets: "let aliases of your team name another profile" },
  "drift.read": { who: ["approver", "admin", "auditor"], lets: "see where AWS and Quarry disagree" },
  "drift.decide": { who: ["approver", "admin"], lets: "decide what becomes of a disagreement" },
  "studio-projects.read": { who: everyone, lets: "see the Studio projects a team may make profiles for" },
  "studio-projects.allow": { who: ["admin"], lets: "allow a team to make profiles for a Studio project" },
  "verdicts.check": { who: everyone, lets: "check whether a model works in an environment" },
  "access.explain": { who: everyone, lets: "have refusals of AWS explained" },
  "playground.use": { who: workers, lets: "call models in the playground" },
  "requests.read": { who: everyone, lets: "see the requests of your team" },
  "requests.submit": { who: workers, lets: "ask for profiles, and change or take back what you asked for" },
  "requests.comment": { who: workers, lets: "comment on the requests of your team" },
  "requests.govern": { who: ["admin"], lets: "say who approves what, and write the presets of requests" },
  "requests.approve": { who: ["approver", "admin"], lets: "decide on requests of others" },
  "endpoints.read": { who: everyone, lets: "see the SageMaker endpoints of your team" },
  "endpoints.change": {
    who: workers,
    lets: "stop, start and delete endpoints: your own, as an approver those of your team",
  },
  "endpoints.invoke": { who: workers, lets: "call the endpoints of your team to test them" },
  "endpoints.tidy": {
    who: ["approver", "admin"],
    lets: "delete configurations, models and scalable targets that no endpoint uses",
  },
  "hub-tokens.read": { who: everyone, lets: "see which Hub tokens your team keeps, never the tokens" },
  "hub-tokens.keep": {
    who: workers,
    lets: "keep Hub tokens for your team and remove your own, as an approver those of your team",
  },
  "roles.read": { who: everyone, lets: "see the roles of accounts and the documents of roles and users" },
  "roles.govern": { who: ["admin"], lets: "say whether IAM users with access keys may be asked for" },
  "keys.hold": { who: workers, lets: "see once, and replace, an access key that you asked for" },
  "keys.revoke": { who: workers, lets: "revoke access keys: your own, as an approver those of your team" },
  "costs.read": {
    who: ["approver", "admin", "auditor"],
    lets: "see what every team, project and account costs",
  },
  "costs.readTeam": { who: everyone, lets: "see what your team costs" },
  "costs.govern": { who: ["admin"], lets: "say which bills are read, and how costs are divided" },
  "budgets.read": { who: everyone, lets: "see the budgets of your team" },
  "budgets.govern": { who: ["approver", "admin"], lets: "set budgets and lift what they suspend" },
  "audit.read": { who: ["admin", "auditor"], lets: "read the audit trail" },
  "notices.read": { who: everyone, lets: "see your notices and choose which come by e-mail" },
  "notices.oversee": { who: ["admin", "auditor"], lets: "see which notices could not be delivered" },
  "channels.read": { who: everyone, lets: "see the channels that the notices of your team go to" },
  "channels.manage": { who: ["admin"], lets: "say which channels the notices of teams go to" },
  "settings.read": { who: ["guest", ...everyone], lets: "see who you are and what you may do" },
  "sessions.end": {
    who: ["guest", ...everyone],
    lets: "sign out everywhere, which ends all of your sessions",
  },
  "tokens.manage": { who: everyone, lets: "create and revoke your own API tokens" },
  "people.read": { who: ["admin", "auditor"], lets: "see the people and teams of the portal" },
  "people.manage": {
    who: ["admin"],
    lets: "add and suspend people, and say who has which role in which team",
  },
  "connections.read": { who: ["admin", "auditor"], lets: "see the connected AWS accounts" },
  "connections.manage": { who: ["admin"], lets: "connect and disconnect AWS accounts" },
} as const satisfies Record<string, PermissionRow>;

export type Permission = keyof typeof permissions;

/** Whether any role of the actor is named by the permission. Anonymous actors have no role. */
export function can(actor: Actor, permission: Permission): boolean {
  const allowed: readonly Role[] = permissions[permission].who;
  return rolesOf(actor).some((role) => allowed.includes(role));
}
