import { deleteApproved } from "./delete-approved.ts";
import { DeletionPlan, DeletionSpec } from "./deletion-schema.ts";
import { planDeletion } from "./plan-deletion.ts";
import { defineKind } from "./request-kind.ts";

/** The end of an application inference profile, its own or one that nobody in Quarry brought. */
export const profileDeletion = defineKind({
  Spec: DeletionSpec,
  Plan: DeletionPlan,
  makePlan: planDeletion,
  whyStale: () => null,
  carryOut: deleteApproved,
});
