import { deployApproved } from "../endpoints/deploy-approved.ts";
import { EndpointPlan, EndpointSpec } from "./endpoint-schema.ts";
import { costOf, planEndpoint } from "./plan-endpoint.ts";
import { defineKind } from "./request-kind.ts";

/** A new SageMaker endpoint. */
export const endpointCreation = defineKind({
  Spec: EndpointSpec,
  Plan: EndpointPlan,
  makePlan: planEndpoint,
  whyStale: ({ deployment }, plan, book) =>
    costOf(deployment, book).cost.monthlyMicrodollars === plan.cost.monthlyMicrodollars
      ? null
      : "The price of the instances has changed since the plan was made.",
  carryOut: deployApproved,
});
