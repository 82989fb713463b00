import { RoleDifference } from "@quarry/aws-core/roles/difference";
import { RoleArn, RoleName, place } from "@quarry/aws-core/roles/input-fields";
import { ProfileTag } from "@quarry/aws-core/profiles/schema";
import { z } from "zod";
import { multiLine, singleLine } from "../operation/text.ts";
import { DocumentView } from "../roles/document-schema.ts";
import { FilledRole, FilledUser } from "../roles/filled-role.ts";
import { CostView } from "./terms.ts";

const why = {
  purpose: singleLine(200),
  ticket: z.union([z.literal(""), singleLine(100)]).default(""),
  justification: multiLine(2000).default(""),
};
const where = { connectionId: z.uuid("Choose an account."), region: place.region };

/** A role that somebody asks for, and why. */
export const RoleSpec = z.strictObject({ ...where, name: RoleName, role: FilledRole, ...why });
export type RoleSpec = z.output<typeof RoleSpec>;

/** A role of the account that should become what it is for. */
export const RepairSpec = z.strictObject({
  ...where,
  roleArn: RoleArn,
  role: FilledRole,
  /** Whether to take from it what is not of its template; else something is only added. */
  takeAway: z.boolean().default(false),
  ...why,
});
export type RepairSpec = z.output<typeof RepairSpec>;

/** An IAM user with one access key, for a program that cannot assume a role. */
export const UserSpec = z.strictObject({ ...where, user: FilledUser, ...why });
export type UserSpec = z.output<typeof UserSpec>;

const Condition = z.record(z.string(), z.record(z.string(), z.union([z.string(), z.array(z.string())])));
const statement = {
  Sid: z.string(),
  Effect: z.enum(["Allow", "Deny"]),
  Action: z.array(z.string()),
};

/** A permission policy as this product writes it. */
export const WrittenPolicy = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(
    z.strictObject({ ...statement, Resource: z.array(z.string()), Condition: Condition.exactOptional() }),
  ),
});

/** A trust policy as this product writes it. */
export const WrittenTrust = z.strictObject({
  Version: z.literal("2012-10-17"),
  Statement: z.array(
    z.strictObject({
      ...statement,
      Principal: z.union([
        z.strictObject({ Service: z.array(z.string()) }),
        z.strictObject({ AWS: z.array(z.string()) }),
      ]),
      Condition: Condition.exactOptional(),
    }),
  ),
});

const inPlace = { accountId: z.string(), region: z.string() };
const identity = {
  name: z.string(),
  path: z.string(),
  /** The one policy of its own; null where it has only policies of AWS. */
  permissions: WrittenPolicy.nullable(),
  tags: z.array(ProfileTag),
};

/** Everything that makes the role: CreateRole, then its policies. */
export const RoleCall = z.strictObject({
  operation: z.literal("CreateRole"),
  ...inPlace,
  input: z.strictObject({
    ...identity,
    description: z.string(),
    trust: WrittenTrust,
    managedPolicyArns: z.array(z.string()),
  }),
});
export type RoleCall = z.infer<typeof RoleCall>;

/** Everything that makes the user: CreateUser, its policy, and CreateAccessKey at the end. */
export const UserCall = z.strictObject({
  operation: z.literal("CreateUser"),
  ...inPlace,
  input: z.strictObject(identity),
});
export type UserCall = z.infer<typeof UserCall>;

const AnyDocument = z.json();

/** One call of a repair. */
export const RepairStep = z.discriminatedUnion("call", [
  z.strictObject({ call: z.literal("UpdateAssumeRolePolicy"), document: AnyDocument }),
  z.strictObject({ call: z.literal("PutRolePolicy"), name: z.string(), document: WrittenPolicy }),
  z.strictObject({ call: z.literal("AttachRolePolicy"), arn: z.string() }),
  z.strictObject({ call: z.literal("DetachRolePolicy"), arn: z.string() }),
  z.strictObject({ call: z.literal("DeleteRolePolicy"), name: z.string() }),
]);
export type RepairStep = z.infer<typeof RepairStep>;

/** What decides over a role, as it was when the repair was planned. */
export const RoleState = z.strictObject({
  trust: AnyDocument,
  /** Documents by the names of its own policies. */
  inline: z.record(z.string(), AnyDocument),
  /** ARNs of attached policies, in order. */
  attached: z.array(z.string()),
});
export type RoleState = z.infer<typeof RoleState>;

/** The calls of a repair in their order; together they are no one operation of AWS. */
export const RepairCall = z.strictObject({
  operation: z.literal("RepairRole"),
  ...inPlace,
  input: z.strictObject({ roleArn: z.string(), before: RoleState, steps: z.array(RepairStep).min(1) }),
});
export type RepairCall = z.infer<typeof RepairCall>;

const documents = { trust: DocumentView.nullable(), permissions: DocumentView.nullable() };

export const RolePlan = z.strictObject({
  call: RoleCall,
  cost: CostView,
  ...documents,
  warnings: z.array(z.string()),
});
export type RolePlan = z.infer<typeof RolePlan>;

export const RepairPlan = z.strictObject({
  call: RepairCall,
  cost: CostView,
  ...documents,
  /** How the role differs from its template now, and how it still will afterwards. */
  differences: z.array(RoleDifference),
  remaining: z.array(RoleDifference),
  warnings: z.array(z.string()),
});
export type RepairPlan = z.infer<typeof RepairPlan>;

export const UserPlan = z.strictObject({
  call: UserCall,
  cost: CostView,
  ...documents,
  warnings: z.array(z.string()),
});
export type UserPlan = z.infer<typeof UserPlan>;
