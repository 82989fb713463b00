import { z } from "zod";
import { permissions } from "../operation/permissions.ts";
import { query } from "../operation/query.ts";
import { roles } from "../operation/roles.ts";
import { PermissionsView } from "./schema.ts";

/** The whole table of who may do what. */
export const listPermissions = query({
  permission: "settings.read",
  route: { method: "GET", path: "/permissions", summary: "Show who may do what" },
  input: z.strictObject({}),
  output: PermissionsView,
  async run() {
    const rows = Object.entries(permissions).map(([name, { lets, who }]) => ({ name, lets, who: [...who] }));
    return { roles: [...roles], permissions: rows };
  },
});
