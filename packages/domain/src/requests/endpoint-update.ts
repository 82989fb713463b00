import { updateApproved } from "../endpoints/update-approved.ts";
import { EndpointUpdatePlan, EndpointUpdateSpec } from "./endpoint-schema.ts";
import { costOf } from "./plan-endpoint.ts";
import { planEndpointUpdate } from "./plan-endpoint-update.ts";
import { defineKind } from "./request-kind.ts";

/** Another configuration or size for an endpoint in service. */
export const endpointUpdate = defineKind({
  Spec: EndpointUpdateSpec,
  Plan: EndpointUpdatePlan,
  makePlan: planEndpointUpdate,
  whyStale: ({ deployment }, plan, book) =>
    costOf(deployment, book).cost.monthlyMicrodollars === plan.cost.monthlyMicrodollars
      ? null
      : "The price of the instances has changed since the plan was made.",
  carryOut: updateApproved,
});
