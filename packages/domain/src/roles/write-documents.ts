import { PolicyTooLongError } from "@quarry/aws-core/policies/policy-document";
import { UserPolicyTooLongError } from "@quarry/aws-core/roles/deployer-user";
import { explainPermissions, explainTrust } from "@quarry/aws-core/roles/explain-role";
import { roleDocumentKind } from "@quarry/aws-core/roles/role-documents";
import type { RoleDocumentId, RoleDocuments } from "@quarry/aws-core/roles/role-documents";
import { ZodError } from "zod";
import { DomainError } from "../operation/domain-error.ts";
import type { DocumentView } from "./document-schema.ts";

interface Order {
  id: RoleDocumentId;
  /** What the kind is filled in with, account and Region among it. */
  input: object;
  /** Where the fields stand in the input of whoever asks, such as `spec.role`. */
  path: string;
}

/**
 * The documents of a kind, filled in.
 *
 * @throws DomainError `invalid` for what would widen a statement, is of another partition or account, or is too long
 */
export function writeDocuments({ id, input, path }: Order): RoleDocuments {
  const at = (steps: readonly PropertyKey[]) => [path, ...steps.map(String)].filter(Boolean).join(".");
  try {
    return roleDocumentKind(id).write(input);
  } catch (error) {
    if (error instanceof ZodError) {
      const details = error.issues.map((issue) => ({ path: at(issue.path), message: issue.message }));
      throw new DomainError("invalid", details[0]?.message ?? error.message, { details, cause: error });
    }
    if (error instanceof PolicyTooLongError || error instanceof UserPolicyTooLongError) {
      const details = [{ path: at([]), message: error.message }];
      throw new DomainError("invalid", error.message, { details, cause: error });
    }
    throw error;
  }
}

/** The documents as JSON that people read, each statement with what it is for. */
export function explainDocuments({ trust, permissions }: Pick<RoleDocuments, "trust" | "permissions">): {
  trust: DocumentView | null;
  permissions: DocumentView | null;
} {
  return {
    trust: trust && { json: pretty(trust), statements: explainTrust(trust) },
    permissions: permissions && { json: pretty(permissions), statements: explainPermissions(permissions) },
  };
}

const pretty = (document: object): string => JSON.stringify(document, null, 2);
