import { z } from "zod";
import { query } from "../operation/query.ts";
import { allowsUsers } from "./identity-policy.ts";
import { IdentityPolicyView } from "./schema.ts";

/** What may be asked for in IAM. */
export const getIdentityPolicy = query({
  permission: "roles.read",
  route: { method: "GET", path: "/identity-policy", summary: "Show what may be asked for in IAM" },
  input: z.strictObject({}),
  output: IdentityPolicyView,
  run: async ({ context }) => ({ allowsUsers: await allowsUsers(context.database) }),
});
