import type {
  UpdateEndpointWeightsAndCapacitiesInput,
  UpdateEndpointWeightsAndCapacitiesOutput,
} from "@aws-sdk/client-sagemaker";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { resourceAccess } from "./access.ts";
import { resourceArn } from "./endpoint-rows.ts";
import type { EndpointRow } from "./endpoint-rows.ts";
import { requireUpdatable } from "./endpoint-states.ts";
import { findEndpoint } from "./find-rows.ts";
import { scaleFleets } from "./scale-fleet.ts";
import type { WantedFleet } from "./scale-fleet.ts";
import { passTime } from "./tick.ts";

/** Updating, then InService. More instances count from now on, fewer from the end. */
export const updateEndpointWeightsAndCapacities = operation<
  UpdateEndpointWeightsAndCapacitiesInput,
  UpdateEndpointWeightsAndCapacitiesOutput
>("UpdateEndpointWeightsAndCapacities", {
  effect: "write",
  access: (call, input) =>
    resourceAccess(call, "sagemaker:UpdateEndpointWeightsAndCapacities", ["endpoint", input.EndpointName]),
  run(call, input) {
    passTime(call.world);
    const row = findEndpoint(call, input.EndpointName);
    requireUpdatable(row, call);
    const wanted = input.DesiredWeightsAndCapacities.map((change) => ({
      variant: change.VariantName ?? "",
      count: change.DesiredInstanceCount,
      weight: change.DesiredWeight,
    }));
    for (const change of wanted) requireVariant(row, change);
    scaleFleets(call, row, wanted);
    return { EndpointArn: resourceArn("endpoint", row.name, call) };
  },
});

function requireVariant({ deployment }: EndpointRow, { variant, count }: WantedFleet): void {
  const fleet = deployment.fleets.find((known) => known.variant === variant);
  if (fleet === undefined) {
    throw validationError(
      `The variant name(s) "${variant}" is/are not present within endpoint configuration "${deployment.configName}".`,
    );
  }
  const config = deployment.config.ProductionVariants?.find(({ VariantName }) => VariantName === variant);
  if (count === 0 && config?.ManagedInstanceScaling?.MinInstanceCount !== 0)
    throw validationError("DesiredInstanceCount must be greater than 0.");
}
