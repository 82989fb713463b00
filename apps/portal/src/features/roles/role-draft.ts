import type { SubmitRequestInput } from "@quarry/domain/requests/schema";
import type { z } from "zod";
import { inputOf } from "./identity-fields.ts";
import type { FieldValues } from "./identity-fields.ts";

export type Wish = "role.create" | "role.repair" | "user.create";
export type Template = "execution-role" | "execution-role-classic" | "import-role" | "deployer-role";

/** What somebody has filled in who asks for something in IAM. */
export interface RoleDraft {
  wish: Wish;
  connectionId: string;
  region: string;
  team: string;
  template: Template;
  name: string;
  roleArn: string;
  takeAway: boolean;
  values: FieldValues;
  purpose: string;
  ticket: string;
  justification: string;
}

export const emptyDraft: RoleDraft = {
  wish: "role.create",
  connectionId: "",
  region: "",
  team: "",
  template: "execution-role",
  name: "",
  roleArn: "",
  takeAway: false,
  values: {},
  purpose: "",
  ticket: "",
  justification: "",
};

/** The kind of documents that is filled in. */
export function kindOf({ wish, template }: Pick<RoleDraft, "wish" | "template">): Template | "deployer-user" {
  return wish === "user.create" ? "deployer-user" : template;
}

/** Where the fields of the documents stand in a request. */
export function fieldsPath({ wish }: Pick<RoleDraft, "wish">): string {
  return wish === "user.create" ? "spec.user." : "spec.role.";
}

/** The request as it would be sent; whether it can be is for the schema and the server to say. */
export function submissionOf(draft: RoleDraft): Unchecked {
  const { wish: kind, team, template, name, roleArn, takeAway, values } = draft;
  const { connectionId, region, purpose, ticket, justification } = draft;
  const filled = inputOf(kindOf(draft), values, "without place");
  const spec = { connectionId, region, purpose, ticket, justification };
  const whose = team === "" ? {} : { team };
  if (kind === "user.create") return { kind, ...whose, spec: { ...spec, user: filled } };
  const role = { template, ...filled };
  if (kind === "role.create") return { kind, ...whose, spec: { ...spec, name: name.trim(), role } };
  return { kind, ...whose, spec: { ...spec, roleArn: roleArn.trim(), role, takeAway } };
}

interface Unchecked {
  kind: Wish;
  team?: string;
  spec: object;
}

export type Submission = z.input<typeof SubmitRequestInput>;
