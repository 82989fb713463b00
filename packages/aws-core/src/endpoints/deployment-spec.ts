import { z } from "zod";
import { imageEnvironment } from "../images/image-environment.ts";
import { PolicyRegion } from "../policies/policy-region.ts";
import {
  AsyncInference,
  EndpointName,
  EndpointTag,
  Environment,
  Instances,
  ModelSource,
  mostOwnTags,
  Network,
  Placement,
  RoleArn,
  Scaling,
  ServingImageChoice,
  Timeouts,
} from "./deployment-parts.ts";

const Fields = z.strictObject({
  name: EndpointName,
  region: PolicyRegion,
  /** The execution role that SageMaker assumes. */
  roleArn: RoleArn,
  model: ModelSource,
  image: ServingImageChoice,
  /** Beyond what Quarry fills in from the model, the revision and the GPUs. */
  environment: Environment,
  placement: Placement,
  instances: Instances,
  scaling: Scaling.nullable(),
  timeouts: Timeouts,
  network: Network,
  async: AsyncInference.nullable(),
  tags: z.array(EndpointTag).max(mostOwnTags),
});
type Fields = z.infer<typeof Fields>;

/**
 * An endpoint as it is asked for, approved, stored and built: everything that decides its AWS calls, and no
 * secret. Rules between fields that AWS refuses at once are part of the schema; what depends on the account,
 * the Region or the model is judged by `checkDeployment`.
 */
export const DeploymentSpec = Fields.superRefine((spec, context) => {
  for (const { path, message } of contradictionsOf(spec)) context.addIssue({ code: "custom", path, message });
});
export type DeploymentSpec = z.infer<typeof DeploymentSpec>;

interface Contradiction {
  path: string[];
  message: string;
}

function contradictionsOf(spec: Fields): Contradiction[] {
  return [...placementRules(spec), ...scalingRules(spec), ...sourceRules(spec)];
}

function placementRules({ placement, instances, async: asynchronous, tags }: Fields): Contradiction[] {
  const byComponents = placement.mode === "INFERENCE_COMPONENT_BASED";
  const { managed } = instances;
  return brokenOf(
    [
      managed !== null && !byComponents,
      ["instances", "managed"],
      "SageMaker manages the number of instances only for inference components.",
    ],
    [
      managed !== null && managed.least > managed.most,
      ["instances", "managed"],
      "The least number of instances is above the most.",
    ],
    [
      managed !== null && managed.most < instances.count,
      ["instances", "count"],
      "The endpoint begins with more instances than it may have at most.",
    ],
    [
      asynchronous !== null && byComponents,
      ["async"],
      "Asynchronous inference needs a model that is placed directly on the endpoint.",
    ],
    [
      new Set(tags.map(({ key }) => key)).size !== tags.length,
      ["tags"],
      "Two tags have the same key. A resource holds each key once.",
    ],
  );
}

/** Source: https://docs.aws.amazon.com/sagemaker/latest/dg/endpoint-auto-scaling-zero-instances.html */
function scalingRules({ placement, instances, scaling }: Fields): Contradiction[] {
  if (scaling === null) return [];
  const byComponents = placement.mode === "INFERENCE_COMPONENT_BASED";
  const toZero = scaling.minimum === 0;
  return brokenOf(
    [scaling.minimum > scaling.maximum, ["scaling", "minimum"], "The minimum is above the maximum."],
    [
      toZero && !byComponents,
      ["scaling", "minimum"],
      "Only inference components scale to zero. Choose at least 1, or place the model as a component.",
    ],
    [
      toZero && byComponents && instances.managed?.least !== 0,
      ["instances", "managed"],
      "To scale to zero, let SageMaker manage the instances, with 0 as the least.",
    ],
  );
}

function sourceRules({ model, image, network }: Fields): Contradiction[] {
  return brokenOf(
    [
      model.source === "hub" && network.isolated,
      ["network", "isolated"],
      "An isolated container cannot download from the Hub. Copy the model to S3, or leave the network open.",
    ],
    [
      model.source === "hub" && model.access.kind === "secret" && !takesSecretReference(image),
      ["model", "access"],
      "This image does not read a secret by its ARN. Give the token itself, or serve the model from S3.",
    ],
  );
}

function takesSecretReference(image: Fields["image"]): boolean {
  return image.from === "own" || imageEnvironment(image.kind).takesSecretReference;
}

type Rule = readonly [broken: boolean, path: string[], message: string];

function brokenOf(...rules: readonly Rule[]): Contradiction[] {
  return rules.flatMap(([broken, path, message]) => (broken ? [{ path, message }] : []));
}
