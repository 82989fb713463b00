import type { ContainerDefinition, CreateModelInput } from "@aws-sdk/client-sagemaker";
import { imageEnvironment } from "../images/image-environment.ts";
import type { Secret } from "../roles/secret.ts";
import { acceleratorsPerCopy, vpcOf, type CallParts } from "./call-parts.ts";
import { chosenImage } from "./chosen-image.ts";
import type { DeploymentSpec } from "./deployment-spec.ts";

/**
 * The input of CreateModel. Model, commit and number of GPUs are written into the variables that the image
 * reads, unless the specification sets them itself.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateModel.html
 *
 * @throws Error when the image is unknown in the Region
 */
export function buildModel({ spec, names, tags }: CallParts): {
  createModel: CreateModelInput;
  hubTokenVariable: string | null;
} {
  const image = chosenImage(spec);
  if ("problem" in image) throw new Error(image.problem);
  const byComponents = spec.placement.mode === "INFERENCE_COMPONENT_BASED";
  return {
    createModel: {
      ModelName: names.model,
      PrimaryContainer: {
        Image: image.uri,
        Environment: { ...filledIn(spec), ...spec.environment },
        ...artefactOf(spec),
      },
      ExecutionRoleArn: spec.roleArn,
      // For components the endpoint's configuration carries the network.
      ...(byComponents ? {} : vpcOf(spec)),
      ...(spec.network.isolated && !byComponents ? { EnableNetworkIsolation: true } : {}),
      Tags: tags,
    },
    hubTokenVariable: hubTokenVariable(spec),
  };
}

/**
 * CreateModel's input with the Hub token in it. The token stands in the clear in this object and in what
 * DescribeModel answers: send it, and neither store nor log it.
 */
export function withHubToken(
  createModel: CreateModelInput,
  variable: string,
  token: Secret,
): CreateModelInput {
  const { PrimaryContainer: container } = createModel;
  return {
    ...createModel,
    PrimaryContainer: {
      ...container,
      Environment: { ...container?.Environment, [variable]: token.reveal() },
    },
  };
}

function filledIn(spec: DeploymentSpec): Record<string, string> {
  const { model, image } = spec;
  const accelerators = acceleratorsPerCopy(spec);
  if (image.from === "own") {
    return model.source === "hub"
      ? {
          HF_MODEL_ID: model.repository,
          HF_MODEL_REVISION: model.revision,
          ...secretOf(spec, ownImageTokenVariable),
        }
      : {};
  }
  const variables = imageEnvironment(image.kind);
  const gpus = variables.gpus !== null && accelerators > 0 ? { [variables.gpus]: String(accelerators) } : {};
  if (model.source === "s3") return { [variables.model]: "/opt/ml/model", ...gpus };
  const revision = variables.revision === null ? {} : { [variables.revision]: model.revision };
  return { [variables.model]: model.repository, ...revision, ...gpus, ...secretOf(spec, variables.token) };
}

function secretOf({ model }: DeploymentSpec, variable: string): Record<string, string> {
  if (model.source !== "hub" || model.access.kind !== "secret") return {};
  return { [variable]: model.access.secretArn };
}

// What every library of Hugging Face reads.
const ownImageTokenVariable = "HF_TOKEN";

function hubTokenVariable({ model, image }: DeploymentSpec): string | null {
  if (model.source !== "hub" || model.access.kind !== "token") return null;
  return image.from === "own" ? ownImageTokenVariable : imageEnvironment(image.kind).token;
}

function artefactOf({
  model,
}: DeploymentSpec): Pick<ContainerDefinition, "ModelDataSource" | "ModelDataUrl"> {
  if (model.source === "hub") return {};
  if (model.uri.endsWith(".tar.gz")) return { ModelDataUrl: model.uri };
  return {
    ModelDataSource: { S3DataSource: { S3Uri: model.uri, S3DataType: "S3Prefix", CompressionType: "None" } },
  };
}
