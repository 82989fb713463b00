export const roles = ["guest", "viewer", "member", "approver", "admin", "auditor", "system"] as const;

/** What someone may be: guest while in no team; viewer, member and approver within a team; admin and auditor for the whole portal; system for jobs. */
export type Role = (typeof roles)[number];

export const teamRoles = ["viewer", "member", "approver"] as const satisfies readonly Role[];
export type TeamRole = (typeof teamRoles)[number];

/** The roles that hold for the whole portal; most people have none of them. */
export const platformRoles = ["admin", "auditor"] as const satisfies readonly Role[];
export type PlatformRole = (typeof platformRoles)[number];
