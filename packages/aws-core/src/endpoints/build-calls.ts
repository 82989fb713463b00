import type {
  PutScalingPolicyRequest,
  RegisterScalableTargetRequest,
} from "@aws-sdk/client-application-auto-scaling";
import type {
  CreateEndpointConfigInput,
  CreateEndpointInput,
  CreateInferenceComponentInput,
  CreateModelInput,
} from "@aws-sdk/client-sagemaker";
import { isDeepStrictEqual } from "node:util";
import { buildComponent } from "./build-component.ts";
import { buildEndpointConfig } from "./build-endpoint-config.ts";
import { buildModel } from "./build-model.ts";
import { buildScaling } from "./build-scaling.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";
import { resourceNames, type ResourceNames } from "./resource-names.ts";

export interface BuildOptions {
  /** Counted from 1; each update of an endpoint has the next. */
  generation: number;
  /** Quarry's own tags, such as `quarry:operation`; they come first on everything that is made. */
  tags: readonly { key: string; value: string }[];
  /** What serves now: a model or configuration that would be the same again keeps its name, and is not made anew. */
  before?: Served | undefined;
}

/** A deployment with the calls that made it. */
export interface Served {
  spec: DeploymentSpec;
  calls: EndpointCalls;
}

/** The inputs of every call that makes an endpoint, in the order in which they are sent; none holds a secret. */
export interface EndpointCalls {
  names: ResourceNames;
  createModel: CreateModelInput;
  createEndpointConfig: CreateEndpointConfigInput;
  createEndpoint: CreateEndpointInput;
  /** Null where the model is placed directly. */
  createInferenceComponent: CreateInferenceComponentInput | null;
  /** Null without scaling. */
  registerScalableTarget: RegisterScalableTargetRequest | null;
  putTargetPolicy: PutScalingPolicyRequest | null;
  /** Only where copies scale to zero; its alarm is made by `buildFromZeroAlarm` once the policy has an ARN. */
  putFromZeroPolicy: PutScalingPolicyRequest | null;
  /** The variable that the Hub token is added to when CreateModel is sent; null when none is needed. */
  hubTokenVariable: string | null;
}

/**
 * Builds the calls of a deployment. Pure: the same specification and options give the same calls, names
 * included, so that what was approved can be shown, hashed and sent again after an interruption.
 *
 * @throws Error when the image is unknown in the Region, which `checkDeployment` reports beforehand
 */
export function buildCalls(spec: DeploymentSpec, { generation, tags, before }: BuildOptions): EndpointCalls {
  const names = resourceNames(spec.name, generation);
  if (before === undefined) return callsWith(spec, names, tags);
  const anew = callsWith(spec, names, tags);
  const model = isSameModel(anew, spec, before) ? before.calls.names.model : names.model;
  const withModel = callsWith(spec, { ...names, model }, tags);
  const config = isSameConfig(withModel, before) ? before.calls.names.config : names.config;
  return callsWith(spec, { ...names, model, config }, tags);
}

// A token of the Hub is not in the call, so that the source is compared beside it.
function isSameModel({ createModel }: EndpointCalls, { model }: DeploymentSpec, { spec, calls }: Served) {
  return isSame(content(createModel), content(calls.createModel)) && isSame(model, spec.model);
}

const isSameConfig = ({ createEndpointConfig }: EndpointCalls, { calls }: Served): boolean =>
  isSame(content(createEndpointConfig), content(calls.createEndpointConfig));

/** A call without its own name, and without tags, which an update does not change. */
function content(call: CreateModelInput | CreateEndpointConfigInput): object {
  const { Tags: _tags, ...rest } = call;
  return { ...rest, ModelName: undefined, EndpointConfigName: undefined };
}

/** Stored calls have lost what was undefined, and the order of their fields. */
const isSame = (one: unknown, other: unknown): boolean =>
  isDeepStrictEqual(JSON.parse(JSON.stringify(one)), JSON.parse(JSON.stringify(other)));

function callsWith(spec: DeploymentSpec, names: ResourceNames, tags: BuildOptions["tags"]): EndpointCalls {
  const all = [...tags, ...spec.tags].map(({ key, value }) => ({ Key: key, Value: value }));
  const parts = { spec, names, tags: all };
  const { createModel, hubTokenVariable } = buildModel(parts);
  return {
    names,
    createModel,
    createEndpointConfig: buildEndpointConfig(parts),
    createEndpoint: { EndpointName: names.endpoint, EndpointConfigName: names.config, Tags: all },
    createInferenceComponent: buildComponent(parts),
    ...buildScaling(parts),
    hubTokenVariable,
  };
}
