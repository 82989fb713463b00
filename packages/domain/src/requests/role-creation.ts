import { createApprovedRole } from "../roles/create-approved-role.ts";
import { RolePlan, RoleSpec } from "./identity-schema.ts";
import { planRole } from "./plan-role.ts";
import { defineKind } from "./request-kind.ts";

/** A new role in IAM. */
export const roleCreation = defineKind({
  Spec: RoleSpec,
  Plan: RolePlan,
  makePlan: planRole,
  whyStale: () => null,
  carryOut: createApprovedRole,
});
