import type {
  CreateInferenceComponentInput,
  CreateInferenceComponentOutput,
  InferenceComponentSpecification,
} from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { resourceAccess, taggedAccess } from "./access.ts";
import { placeableCopies, startCopies } from "./component-copies.ts";
import { durations } from "./durations.ts";
import { componentTable, resourceArn } from "./endpoint-rows.ts";
import type { ComponentRow, EndpointRow } from "./endpoint-rows.ts";
import { findComponent, findEndpoint, findModel, requireFreeName } from "./find-rows.ts";
import { endpointInProgress, noHardware } from "./messages.ts";
import { readTagList } from "./tag-list.ts";
import { passTime } from "./tick.ts";

type Input = Checked<CreateInferenceComponentInput>;

/** Creating, then InService, or Failed with a reason. */
export const createInferenceComponent = operation<
  CreateInferenceComponentInput,
  CreateInferenceComponentOutput
>("CreateInferenceComponent", {
  effect: "write",
  access: (call, input) => [
    ...taggedAccess(call, "sagemaker:CreateInferenceComponent", {
      kind: "inference-component",
      name: input.InferenceComponentName,
      tags: input.Tags,
    }),
    ...resourceAccess(call, "sagemaker:CreateInferenceComponent", ["endpoint", input.EndpointName]),
  ],
  run(call, input) {
    const { InferenceComponentName: name } = input;
    passTime(call.world);
    requireFreeName(call, name, ["inference-component", componentTable]);
    const endpoint = findEndpoint(call, input.EndpointName);
    if (endpoint.status !== "InService") throw endpointInProgress(endpoint.name, call);
    const specification = requireSpecification(call, input);
    const variant = requireVariant(endpoint, input, baseOf(call, specification));
    const copies = requireCopies(input, specification);
    if (placeableCopies(call, { name, variant }, { endpoint, specification, copies: 1 }) === 0)
      throw validationError(noHardware);
    const createdAt = call.world.clock.now().toISOString();
    const row: ComponentRow = {
      name,
      createdAt,
      modifiedAt: createdAt,
      tags: readTagList(input.Tags),
      endpointName: endpoint.name,
      variant,
      status: "Creating",
      failureReason: undefined,
      specification,
      nextSpecification: undefined,
      lastDeploymentConfig: undefined,
      currentCopies: 0,
      desiredCopies: copies,
      agenda: [],
    };
    startCopies(call, row, { endpoint, specification, copies, seconds: durations.componentCreate });
    call.world.tables.rows(componentTable, call).set(name, row);
    return { InferenceComponentArn: resourceArn("inference-component", name, call) };
  },
});

/** Throws for a specification that names no model, or models and needs that do not go together. */
export function requireSpecification(
  call: Call,
  { Specification }: Pick<Input, "Specification">,
): InferenceComponentSpecification {
  if (Specification === undefined) throw validationError("Specification is required.");
  const { ModelName, Container, ComputeResourceRequirements, BaseInferenceComponentName } = Specification;
  if (ModelName !== undefined) findModel(call, ModelName);
  if (BaseInferenceComponentName !== undefined) return Specification;
  if (ModelName === undefined && Container === undefined)
    throw validationError(
      "Either ModelName or Container must be specified in the inference component specification.",
    );
  if (ComputeResourceRequirements === undefined)
    throw validationError(
      "ComputeResourceRequirements is required in the inference component specification.",
    );
  return Specification;
}

const baseOf = (
  call: Call,
  { BaseInferenceComponentName: name }: InferenceComponentSpecification,
): ComponentRow | undefined => (name === undefined ? undefined : findComponent(call, name));

function requireVariant(
  { name, deployment }: EndpointRow,
  { VariantName }: Input,
  base: ComponentRow | undefined,
): string {
  const variant = VariantName ?? base?.variant;
  if (variant === undefined) throw validationError("VariantName is required.");
  const config = deployment.config.ProductionVariants?.find((known) => known.VariantName === variant);
  if (config === undefined)
    throw validationError(`Could not find variant "${variant}" in endpoint "${name}".`);
  if (config.ModelName !== undefined) {
    throw validationError(
      `Inference components are not supported on variant "${variant}" of endpoint "${name}", because it has a model.`,
    );
  }
  return variant;
}

/** A component cannot be made cold (stdapi-ai/stdapi.ai#43); an adapter has no copies of its own. */
function requireCopies(input: Input, specification: InferenceComponentSpecification): number {
  const count = input.RuntimeConfig?.CopyCount;
  if (specification.BaseInferenceComponentName !== undefined) return count ?? 1;
  if (count === undefined || count === 0)
    throw validationError("Inference components copy count must be an integer larger than 0.");
  return count;
}
