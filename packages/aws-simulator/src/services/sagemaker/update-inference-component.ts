import type {
  InferenceComponentDeploymentConfig,
  InferenceComponentSpecification,
  UpdateInferenceComponentInput,
  UpdateInferenceComponentOutput,
  UpdateInferenceComponentRuntimeConfigInput,
  UpdateInferenceComponentRuntimeConfigOutput,
} from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Scope } from "../../world/tables.ts";
import { resourceAccess } from "./access.ts";
import { changeCopies, placeableCopies } from "./component-copies.ts";
import { requireSpecification } from "./create-inference-component.ts";
import { resourceArn } from "./endpoint-rows.ts";
import type { ComponentRow } from "./endpoint-rows.ts";
import { findComponent, findEndpoint } from "./find-rows.ts";
import { noHardware } from "./messages.ts";
import { passTime } from "./tick.ts";

/** Updating, then InService with the new specification; a container that fails leaves the old one. */
export const updateInferenceComponent = operation<
  UpdateInferenceComponentInput,
  UpdateInferenceComponentOutput
>("UpdateInferenceComponent", {
  effect: "write",
  access: (call, input) =>
    resourceAccess(call, "sagemaker:UpdateInferenceComponent", [
      "inference-component",
      input.InferenceComponentName,
    ]),
  run(call, input) {
    passTime(call.world);
    const row = findComponent(call, input.InferenceComponentName);
    requireAtRest(row, call);
    if (input.Specification === undefined && input.RuntimeConfig === undefined)
      throw validationError("At least one of Specification or RuntimeConfig must be specified.");
    requireBatch(input.DeploymentConfig, row);
    const copies = input.RuntimeConfig?.CopyCount ?? row.desiredCopies;
    if (input.Specification !== undefined) {
      const specification = requireSpecification(call, input);
      requirePlace(call, row, { specification, copies });
      row.nextSpecification = specification;
    }
    row.lastDeploymentConfig = input.DeploymentConfig ?? row.lastDeploymentConfig;
    changeCopies(call, row, copies);
    return { InferenceComponentArn: resourceArn("inference-component", row.name, call) };
  },
});

export const updateInferenceComponentRuntimeConfig = operation<
  UpdateInferenceComponentRuntimeConfigInput,
  UpdateInferenceComponentRuntimeConfigOutput
>("UpdateInferenceComponentRuntimeConfig", {
  effect: "write",
  access: (call, input) =>
    resourceAccess(call, "sagemaker:UpdateInferenceComponentRuntimeConfig", [
      "inference-component",
      input.InferenceComponentName,
    ]),
  run(call, input) {
    passTime(call.world);
    const row = findComponent(call, input.InferenceComponentName);
    requireAtRest(row, call);
    changeCopies(call, row, input.DesiredRuntimeConfig.CopyCount ?? row.desiredCopies);
    return { InferenceComponentArn: resourceArn("inference-component", row.name, call) };
  },
});

/**
 * A batch is 5 % to 50 % of the copies.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_InferenceComponentRollingUpdatePolicy.html
 */
function requireBatch(
  config: InferenceComponentDeploymentConfig | undefined,
  { currentCopies }: ComponentRow,
): void {
  const batch = config?.RollingUpdatePolicy?.MaximumBatchSize;
  if (batch?.Value === undefined) return;
  const percent = batch.Type === "COPY_COUNT" ? (batch.Value / currentCopies) * 100 : batch.Value;
  if (percent < 5 || percent > 50)
    throw validationError("MaximumBatchSize must be between 5% and 50% of the inference component's copies.");
}

/** Throws when the new specification fits on none of the instances. */
function requirePlace(
  call: Call,
  row: ComponentRow,
  wanted: { specification: InferenceComponentSpecification; copies: number },
): void {
  const endpoint = findEndpoint(call, row.endpointName);
  if (wanted.copies > 0 && placeableCopies(call, row, { endpoint, ...wanted }) === 0)
    throw validationError(noHardware);
}

const progressWords: Readonly<Partial<Record<string, string>>> = {
  Creating: "CREATE_IN_PROGRESS",
  Updating: "UPDATE_IN_PROGRESS",
  Deleting: "DELETE_IN_PROGRESS",
};

/** Throws while the component is being created, updated or deleted. */
export function requireAtRest({ name, status }: ComponentRow, scope: Scope): void {
  const word = progressWords[status];
  if (word === undefined) return;
  const arn = resourceArn("inference-component", name, scope);
  throw validationError(`Cannot update inference component "${arn}" in state ${word}.`);
}
