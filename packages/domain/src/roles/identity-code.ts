import { renderIdentity } from "@quarry/aws-core/roles/as-code/render-identity";
import type { RoleDocumentKind, RoleDocuments } from "@quarry/aws-core/roles/role-documents";
import { ZodError } from "zod";
import type { CodeView } from "../profiles/schema.ts";

/** The path of everything that Quarry makes in IAM. */
export const identityPath = "/quarry/";

/** The name of the one policy that Quarry gives to a role or user. */
export const inlinePolicyName = "quarry";

interface Identity {
  kind: RoleDocumentKind["makes"];
  name: string;
  description: string | null;
  account: string;
  region: string;
  tags?: { key: string; value: string }[];
}

/** The files that make an identity without Quarry, or why there are none. */
export function codeOf(
  { kind, description, tags = [], ...where }: Identity,
  documents: RoleDocuments,
): CodeView {
  const { trust, permissions, managedPolicyArns } = documents;
  if (kind === "policy" || (kind === "role" && trust === null)) {
    return { files: [], remark: whyNoCode({ use: "option", makes: kind }) };
  }
  const identity = {
    ...where,
    path: identityPath,
    inline: permissions && { name: inlinePolicyName, document: permissions },
    managedPolicyArns,
    tags,
  };
  try {
    return {
      files: renderIdentity(
        kind === "user" || trust === null
          ? { kind: "user", ...identity }
          : { kind: "role", description, trust, ...identity },
      ),
      remark: null,
    };
  } catch (error) {
    if (!(error instanceof ZodError)) throw error;
    return { files: [], remark: error.issues.map(({ message }) => message).join(" ") };
  }
}

/** Why there is no code, as a sentence. */
export function whyNoCode({ use, makes }: Pick<RoleDocumentKind, "use" | "makes">): string {
  if (use === "shown") return "Shown for comparison only, so there is no code that makes it.";
  return makes === "policy"
    ? "A policy for a role of your own: attach the JSON to that role."
    : "This cannot be written as code.";
}
