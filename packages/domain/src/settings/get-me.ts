import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { rolesOf } from "../operation/actor.ts";
import { keysOf } from "../operation/keys-schema.ts";
import { can, permissions } from "../operation/permissions.ts";
import { query } from "../operation/query.ts";
import { MeView } from "./schema.ts";

/** Who is signed in, with teams, roles and permissions as they are now. */
export const getMe = query({
  permission: "settings.read",
  route: { method: "GET", path: "/me", summary: "Show who you are" },
  input: z.strictObject({}),
  output: MeView,
  async run({ context }) {
    const { userId, name, email, platformRole, teams } = personOf(context);
    return {
      userId,
      name,
      email,
      platformRole,
      teams: teams.map(({ slug, name: teamName, role }) => ({ slug, name: teamName, role })),
      roles: [...rolesOf(context.actor)],
      permissions: keysOf(permissions).filter((permission) => can(context.actor, permission)),
    };
  },
});
