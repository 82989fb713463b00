import type {
  ContainerDefinition,
  CreateModelInput,
  CreateModelOutput,
  DeleteModelInput,
  DescribeModelInput,
  DescribeModelOutput,
  ListModelsInput,
  ListModelsOutput,
} from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import type { Checked } from "../../wire/service.ts";
import { resourceAccess, taggedAccess } from "./access.ts";
import { modelTable, resourceArn } from "./endpoint-rows.ts";
import { findModel, requireFreeName } from "./find-rows.ts";
import { listPage } from "./list-page.ts";
import { modelDataAbsent, modelDataClosed } from "./messages.ts";
import { findModelData, modelDataOf } from "./model-data.ts";
import { passRoleAccess, requireAssumable } from "./roles.ts";
import { readImage } from "./serving-image.ts";
import { readTagList } from "./tag-list.ts";

export const createModel = operation<CreateModelInput, CreateModelOutput>("CreateModel", {
  effect: "write",
  access: (call, input) => [
    ...taggedAccess(call, "sagemaker:CreateModel", {
      kind: "model",
      name: input.ModelName,
      tags: input.Tags,
    }),
    ...passRoleAccess(input.ExecutionRoleArn),
  ],
  run(call, input) {
    const { ModelName: name, Tags, ...request } = input;
    requireFreeName(call, name, ["model", modelTable]);
    requireContainers(request);
    requireAssumable(call, request.ExecutionRoleArn);
    requireModelData(call, request);
    const createdAt = call.world.clock.now().toISOString();
    call.world.tables.rows(modelTable, call).set(name, { name, createdAt, tags: readTagList(Tags), request });
    return { ModelArn: resourceArn("model", name, call) };
  },
});

export const describeModel = operation<DescribeModelInput, DescribeModelOutput>("DescribeModel", {
  effect: "read",
  access: (call, input) => resourceAccess(call, "sagemaker:DescribeModel", ["model", input.ModelName]),
  run(call, input) {
    const { name, createdAt, request } = findModel(call, input.ModelName);
    return {
      ...request,
      EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
      ModelName: name,
      ModelArn: resourceArn("model", name, call),
      CreationTime: new Date(createdAt),
    };
  },
});

export const listModels = operation<ListModelsInput, ListModelsOutput>("ListModels", {
  effect: "read",
  access: () => [{ action: "sagemaker:ListModels" }],
  run(call, input) {
    const { rows, NextToken } = listPage(call, call.world.tables.rows(modelTable, call).values(), input);
    const Models = rows.map(({ name, createdAt }) => ({
      ModelName: name,
      ModelArn: resourceArn("model", name, call),
      CreationTime: new Date(createdAt),
    }));
    return { Models, NextToken };
  },
});

/** Endpoints that serve the model go on: AWS does not look. */
export const deleteModel = operation<DeleteModelInput, object>("DeleteModel", {
  effect: "write",
  access: (call, input) => resourceAccess(call, "sagemaker:DeleteModel", ["model", input.ModelName]),
  run(call, input) {
    const { name } = findModel(call, input.ModelName);
    call.world.tables.rows(modelTable, call).delete(name);
    return {};
  },
});

type Request = Omit<Checked<CreateModelInput>, "ModelName" | "Tags">;

function requireContainers({ PrimaryContainer, Containers, ExecutionRoleArn }: Request): void {
  if (PrimaryContainer !== undefined && Containers !== undefined)
    throw validationError("Only one of PrimaryContainer or Containers can be specified.");
  const containers = PrimaryContainer === undefined ? (Containers ?? []) : [PrimaryContainer];
  if (containers.length === 0)
    throw validationError("At least one of PrimaryContainer or Containers must be specified.");
  if (ExecutionRoleArn === undefined)
    throw validationError("ExecutionRoleArn is required to create a model.");
  for (const container of containers) requireImage(container);
}

/** SageMaker reads what the model names with the model's role, at once. */
function requireModelData(
  call: Call,
  { PrimaryContainer, Containers = [], ExecutionRoleArn = "" }: Request,
): void {
  const containers = PrimaryContainer === undefined ? (Containers ?? []) : [PrimaryContainer];
  for (const container of containers) {
    const data = modelDataOf(container);
    if (data === undefined) continue;
    const { found } = findModelData(call, ExecutionRoleArn, data);
    if (found === "absent") throw modelDataAbsent(data.url);
    if (found === "closed") throw modelDataClosed(data.url, ExecutionRoleArn, call.region);
  }
}

function requireImage({ Image, ImageConfig, ModelPackageName }: ContainerDefinition): void {
  if (Image === undefined && ModelPackageName === undefined)
    throw validationError("At least one of Image or ModelPackageName must be specified for a container.");
  const isPlatform = ImageConfig?.RepositoryAccessMode !== "Vpc";
  if (Image !== undefined && isPlatform && readImage(Image) === undefined) {
    throw validationError(
      `Using non-ECR image "${Image}" without Vpc repository access mode is not supported.`,
    );
  }
}
