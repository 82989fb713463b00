import { z } from "zod";
import { singleLine } from "../operation/text.ts";
import { DocumentView } from "../roles/document-schema.ts";

const RoleArn = z
  .string()
  .regex(
    /^arn:aws(-[a-z-]+)?:iam::\d{12}:role\/[\w+=,.@/-]{1,512}$/u,
    "Write a role ARN such as arn:aws:iam::444455556666:role/QuarryConnection.",
  );
const Region = z.string().regex(/^[a-z]{2,4}(-[a-z]+)+-\d$/u, "Write a region such as us-east-1.");

export const AddConnectionInput = z.strictObject({
  name: singleLine(80),
  roleArn: RoleArn,
  regions: z.array(Region).min(1, "Name at least one region.").max(40),
  /** Slug of the only team that may use it; every team when left out. */
  team: z.string().max(63).optional(),
});
export type AddConnectionInput = z.infer<typeof AddConnectionInput>;

export const ConnectionView = z.object({
  id: z.uuid(),
  name: z.string(),
  accountId: z.string(),
  partition: z.string(),
  regions: z.array(z.string()),
  roleArn: z.string().nullable(),
  /** What the role's trust policy must demand; null for the ambient credentials. */
  externalId: z.string().nullable(),
  team: z.string().nullable(),
  createdAt: z.string(),
  profileCount: z.int(),
});
export type ConnectionView = z.infer<typeof ConnectionView>;
export const ConnectionsView = z.object({ connections: z.array(ConnectionView) });

export const ConnectionReference = z.strictObject({ id: z.uuid() });

export const ConnectionPoliciesView = z.object({
  /** Who may work as the role; null where Quarry has no role of its own there. */
  trust: DocumentView.nullable(),
  policies: z.array(
    z.object({
      task: z.enum(["look", "call", "profiles", "endpoints", "roles", "costs"]),
      title: z.string(),
      /** What cannot be done without it. */
      without: z.string(),
      document: DocumentView,
    }),
  ),
});
export type ConnectionPoliciesView = z.infer<typeof ConnectionPoliciesView>;
