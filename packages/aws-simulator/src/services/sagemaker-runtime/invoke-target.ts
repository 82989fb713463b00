// Where an invocation goes: endpoint, variant or component, and the container there.
import { createHash } from "node:crypto";
import type { ContainerDefinition, InferenceComponentSpecification } from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import { AwsError } from "../../wire/aws-error.ts";
import type { Access } from "../../wire/service.ts";
import { resourceAccess } from "../sagemaker/access.ts";
import { componentTable, endpointTable, modelTable } from "../sagemaker/endpoint-rows.ts";
import type { ComponentRow, EndpointRow, Fleet } from "../sagemaker/endpoint-rows.ts";
import { isServing } from "../sagemaker/endpoint-states.ts";
import { recordNoCapacity } from "./record-invocation.ts";
import { passTime } from "../sagemaker/tick.ts";

export type InvokeTarget = {
  endpoint: EndpointRow;
  fleet: Fleet;
  /** Absent on an endpoint of models. */
  component: ComponentRow | undefined;
  container: { image: string; environment: Readonly<Record<string, string>> };
};

type Named = {
  EndpointName: string;
  TargetVariant?: string | undefined;
  InferenceComponentName?: string | undefined;
};

export function invokeAccess(call: Call, action: string, input: Named): Access[] {
  const endpoint = resourceAccess(call, action, ["endpoint", input.EndpointName]);
  const { InferenceComponentName: component } = input;
  if (component === undefined) return endpoint;
  return [...endpoint, ...resourceAccess(call, action, ["inference-component", component])];
}

/** Throws ValidationError in SageMaker's words where the invocation reaches no container. */
export function findTarget(call: Call, input: Named): InvokeTarget {
  passTime(call.world);
  const endpoint = findServing(call, input.EndpointName);
  const isOfComponents = (endpoint.deployment.config.ProductionVariants ?? []).every(
    ({ ModelName }) => ModelName === undefined,
  );
  if (isOfComponents) return throughComponent(call, endpoint, input.InferenceComponentName);
  if (input.InferenceComponentName !== undefined) {
    throw validationError(
      "Inference Component Name header is not allowed for endpoints to which you dont plan to deploy inference components. Please remove the Inference Component Name header and try again.",
    );
  }
  const fleet = pickFleet(call, endpoint, input.TargetVariant);
  const variant = endpoint.deployment.config.ProductionVariants?.find(
    ({ VariantName }) => VariantName === fleet.variant,
  );
  const container = containerOf(call, variant?.ModelName);
  // The model may have been deleted since; the container runs on from the image that was deployed.
  const image = container?.Image ?? fleet.images[0]?.specified ?? "";
  return {
    endpoint,
    fleet,
    component: undefined,
    container: { image, environment: container?.Environment ?? {} },
  };
}

/** The sagemaker-runtime API's own name for a bad request. */
export const validationError = (message: string, members: Record<string, unknown> = {}): AwsError =>
  new AwsError("ValidationError", message, { members });

function findServing(call: Call, name: string): EndpointRow {
  const endpoint = call.world.tables.rows(endpointTable, call).get(name);
  if (endpoint !== undefined && isServing(endpoint)) return endpoint;
  throw validationError(`Endpoint ${name} of account ${call.account} not found.`, {
    ErrorCode: "NO_SUCH_ENDPOINT",
  });
}

function throughComponent(call: Call, endpoint: EndpointRow, name: string | undefined): InvokeTarget {
  if (name === undefined) {
    throw validationError(
      "Inference Component Name header is required for endpoints to which you plan to deploy inference components. Please include Inference Component Name header or consider using SageMaker models.",
    );
  }
  const component = call.world.tables.rows(componentTable, call).get(name);
  const fleet = endpoint.deployment.fleets.find(({ variant }) => variant === component?.variant);
  if (component === undefined || component.endpointName !== endpoint.name || fleet === undefined)
    throw validationError(`Inference component ${name} of endpoint ${endpoint.name} not found.`);
  if (component.currentCopies === 0) {
    recordNoCapacity(call, component.name);
    throw validationError(
      "Inference Component has no capacity to process this request. ApplicationAutoScaling may be in-progress (if configured) or try to increase the capacity by invoking UpdateInferenceComponentRuntimeConfig API.",
    );
  }
  return { endpoint, fleet, component, container: containerIn(call, component.specification) };
}

function containerIn(
  call: Call,
  { Container, ModelName }: InferenceComponentSpecification,
): InvokeTarget["container"] {
  const model = containerOf(call, ModelName);
  return {
    image: Container?.Image ?? model?.Image ?? "",
    environment: { ...model?.Environment, ...Container?.Environment },
  };
}

function containerOf(call: Call, modelName: string | undefined): ContainerDefinition | undefined {
  const request =
    modelName === undefined ? undefined : call.world.tables.rows(modelTable, call).get(modelName)?.request;
  return request?.PrimaryContainer ?? request?.Containers?.[0];
}

/** The variant that is asked for; else by weight, the same request id always going the same way. */
function pickFleet(call: Call, { name, deployment }: EndpointRow, wanted: string | undefined): Fleet {
  const { fleets } = deployment;
  const named = fleets.find(({ variant }) => variant === wanted);
  if (wanted !== undefined && named === undefined)
    throw validationError(`Variant ${wanted} of endpoint ${name} not found.`);
  const total = fleets.reduce((sum, { currentWeight }) => sum + currentWeight, 0);
  const draw = createHash("sha256").update(call.requestId).digest().readUInt32BE() / 2 ** 32;
  let left = draw * total;
  const drawn = fleets.find(({ currentWeight }) => {
    left -= currentWeight;
    return left < 0;
  });
  const picked = named ?? drawn ?? fleets[0];
  if (picked === undefined) throw new Error(`The endpoint ${name} has no variant.`);
  return picked;
}
