import { repairApprovedRole } from "../roles/repair-approved-role.ts";
import { RepairPlan, RepairSpec } from "./identity-schema.ts";
import { planRepair } from "./plan-repair.ts";
import { defineKind } from "./request-kind.ts";

/** A role of the account, made into what it is for. Whether it has changed since is seen when it is carried out. */
export const roleRepair = defineKind({
  Spec: RepairSpec,
  Plan: RepairPlan,
  makePlan: planRepair,
  whyStale: () => null,
  carryOut: repairApprovedRole,
});
