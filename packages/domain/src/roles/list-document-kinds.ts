import { roleDocuments } from "@quarry/aws-core/roles/role-documents";
import { z } from "zod";
import { query } from "../operation/query.ts";
import { RoleDocumentKindView } from "./schema.ts";

/** Every kind of role, user and policy whose documents can be written. */
export const listDocumentKinds = query({
  permission: "roles.read",
  route: { method: "GET", path: "/role-documents", summary: "List the kinds of roles, users and policies" },
  input: z.strictObject({}),
  output: z.object({ items: z.array(RoleDocumentKindView) }),
  async run() {
    return {
      items: roleDocuments().map(({ id, title, purpose, makes, use }) => ({
        id,
        title,
        purpose,
        makes,
        use,
      })),
    };
  },
});
