import { z } from "zod";
import { personOf } from "../operation/acting-team.ts";
import { can, permissions } from "../operation/permissions.ts";
import type { Permission } from "../operation/permissions.ts";
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
    const names = Object.keys(permissions) as Permission[];
    return {
      userId,
      name,
      email,
      platformRole,
      teams: teams.map(({ slug, name: teamName, role }) => ({ slug, name: teamName, role })),
      permissions: names.filter((permission) => can(context.actor, permission)),
    };
  },
});
