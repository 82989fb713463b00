import { extendApproved } from "../endpoints/extend-approved.ts";
import { ExtensionPlan, ExtensionSpec } from "./extension-schema.ts";
import { planExtension } from "./plan-extension.ts";
import { defineKind } from "./request-kind.ts";

/** A later end for an endpoint. */
export const endpointExtension = defineKind({
  Spec: ExtensionSpec,
  Plan: ExtensionPlan,
  makePlan: planExtension,
  whyStale: () => null,
  carryOut: extendApproved,
});
