import { roleDocumentKind } from "@quarry/aws-core/roles/role-documents";
import { query } from "../operation/query.ts";
import { codeOf, whyNoCode } from "./identity-code.ts";
import { DocumentsInput, RoleDocumentsView } from "./schema.ts";
import { explainDocuments, writeDocuments } from "./write-documents.ts";

/** The trust and permission documents of one kind, filled in, explained, and as code. Asks nothing of AWS. */
export const writeRoleDocuments = query({
  permission: "roles.read",
  route: {
    method: "POST",
    path: "/role-documents",
    summary: "Write the documents of a role, user or policy",
  },
  input: DocumentsInput,
  output: RoleDocumentsView,
  async run({ input: { id, ...filled } }) {
    const { title, purpose, makes, use } = roleDocumentKind(id);
    const { name = `quarry-${id}`, ...input } = { name: undefined, ...filled };
    const documents = writeDocuments({ id, input, path: "" });
    const place = "region" in filled ? { account: filled.account, region: filled.region } : null;
    const { managedPolicyArns, warnings } = documents;
    return {
      id,
      title,
      purpose,
      makes,
      use,
      ...explainDocuments(documents),
      managedPolicyArns,
      warnings,
      code:
        place === null || use === "shown"
          ? { files: [], remark: whyNoCode({ use, makes }) }
          : codeOf({ kind: makes, name, description: purpose, ...place }, documents),
    };
  },
});
