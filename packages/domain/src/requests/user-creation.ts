import { createApprovedUser } from "../roles/create-approved-user.ts";
import { UserPlan, UserSpec } from "./identity-schema.ts";
import { planUser } from "./plan-user.ts";
import { defineKind } from "./request-kind.ts";

/** A new IAM user with an access key. */
export const userCreation = defineKind({
  Spec: UserSpec,
  Plan: UserPlan,
  makePlan: planUser,
  whyStale: () => null,
  carryOut: createApprovedUser,
});
