import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { platformRoles, teamRoles } from "../operation/roles.ts";
import { searchText, singleLine } from "../operation/text.ts";

export const personStatuses = ["active", "suspended"] as const;
/** What people can be looked for by: a role for the whole portal, a role in a team, or none at all. */
export const heldRoles = [...platformRoles, ...teamRoles, "guest"] as const;

/** Kept in small letters, so that no two people differ by the case of an e-mail alone. */
export const Email = z
  .string()
  .trim()
  .toLowerCase()
  .max(254, "Use at most 254 characters.")
  .pipe(z.email("Write an e-mail address."));

/** A team's short name, as it stands in addresses. */
export const TeamSlug = z
  .string()
  .trim()
  .max(40, "Use at most 40 characters.")
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/u, "Use small letters and digits, with single hyphens between them.")
  .refine((slug) => slug !== "rules", "The portal has a page of that name beside those of teams.");

const PersonName = singleLine(80);
const TeamName = singleLine(80);
const SomeTeam = searchText(40);

export const TeamOfPerson = z.object({
  slug: z.string(),
  name: z.string(),
  role: z.enum(teamRoles),
  since: z.string(),
});
export type TeamOfPerson = z.infer<typeof TeamOfPerson>;

export const PersonView = z.object({
  id: z.uuid(),
  email: z.string(),
  name: z.string(),
  platformRole: z.enum(platformRoles).nullable(),
  status: z.enum(personStatuses),
  teams: z.array(TeamOfPerson),
  addedAt: z.string(),
  /** Null: never, as far as the audit trail goes back. */
  lastSignedInAt: z.string().nullable(),
  /** How many of their API tokens have neither expired nor been revoked. */
  liveTokens: z.int(),
});
export type PersonView = z.infer<typeof PersonView>;
export const PersonPage = pageOf(PersonView);
export type PersonPage = z.infer<typeof PersonPage>;

export const PersonFilter = z.strictObject({
  /** Part of a name or e-mail. */
  q: searchText(200).default(""),
  /** Slug of a team they are in. */
  team: SomeTeam.optional(),
  /** With a team, a role in a team is one in that team. */
  role: z.enum(heldRoles).optional(),
  status: z.enum(personStatuses).optional(),
  ...Paging,
});
export type PersonFilter = z.infer<typeof PersonFilter>;

export const PersonReference = z.strictObject({ id: z.uuid() });

const TeamRoleWanted = z.strictObject({ team: SomeTeam, role: z.enum(teamRoles) });

export const AddPersonInput = z.strictObject({
  email: Email,
  name: PersonName,
  /** For the whole portal; null: none. */
  role: z.enum(platformRoles).nullable().default(null),
  teams: z
    .array(TeamRoleWanted)
    .max(50, "Name at most 50 teams.")
    .refine((teams) => new Set(teams.map(({ team }) => team)).size === teams.length, "Name each team once.")
    .default([]),
});
export type AddPersonInput = z.infer<typeof AddPersonInput>;

export const ChangeRoleInput = z.strictObject({ id: z.uuid(), role: z.enum(platformRoles).nullable() });
export const SetTeamRoleInput = z.strictObject({ id: z.uuid(), ...TeamRoleWanted.shape });
export const RemoveFromTeamInput = z.strictObject({ id: z.uuid(), team: SomeTeam });

export const TeamView = z.object({
  slug: z.string(),
  name: z.string(),
  /** Suspended people count too: they are in it again once they are reinstated. */
  people: z.int(),
  addedAt: z.string(),
});
export type TeamView = z.infer<typeof TeamView>;
export const TeamsView = z.object({ items: z.array(TeamView) });

export const AddTeamInput = z.strictObject({ slug: TeamSlug, name: TeamName });
export type AddTeamInput = z.infer<typeof AddTeamInput>;
export const RenameTeamInput = z.strictObject({ slug: SomeTeam, name: TeamName });
