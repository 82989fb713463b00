import type {
  CreateEndpointConfigInput,
  CreateEndpointConfigOutput,
  DeleteEndpointConfigInput,
  DescribeEndpointConfigInput,
  DescribeEndpointConfigOutput,
  ListEndpointConfigsInput,
  ListEndpointConfigsOutput,
  ProductionVariant,
} from "@aws-sdk/client-sagemaker";
import type { Call } from "../../server/call.ts";
import { validationError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { resourceAccess, taggedAccess } from "./access.ts";
import { variantsOf } from "./deploy.ts";
import { configTable, resourceArn } from "./endpoint-rows.ts";
import type { ConfigRequest } from "./endpoint-rows.ts";
import { findConfig, findModel, requireFreeName } from "./find-rows.ts";
import { findInstanceType } from "./instance-types.ts";
import { listPage } from "./list-page.ts";
import { typeNotInRegion } from "./messages.ts";
import { passRoleAccess, requireAssumable } from "./roles.ts";
import { readTagList } from "./tag-list.ts";

export const createEndpointConfig = operation<CreateEndpointConfigInput, CreateEndpointConfigOutput>(
  "CreateEndpointConfig",
  {
    effect: "write",
    access: (call, input) => [
      ...taggedAccess(call, "sagemaker:CreateEndpointConfig", {
        kind: "endpoint-config",
        name: input.EndpointConfigName,
        tags: input.Tags,
      }),
      ...passRoleAccess(input.ExecutionRoleArn),
    ],
    run(call, input) {
      const { EndpointConfigName: name, Tags, ...request } = input;
      requireFreeName(call, name, ["endpoint-config", configTable]);
      requireVariants(call, request);
      requireAssumable(call, request.ExecutionRoleArn);
      const createdAt = call.world.clock.now().toISOString();
      call.world.tables
        .rows(configTable, call)
        .set(name, { name, createdAt, tags: readTagList(Tags), request });
      return { EndpointConfigArn: resourceArn("endpoint-config", name, call) };
    },
  },
);

export const describeEndpointConfig = operation<DescribeEndpointConfigInput, DescribeEndpointConfigOutput>(
  "DescribeEndpointConfig",
  {
    effect: "read",
    access: (call, input) =>
      resourceAccess(call, "sagemaker:DescribeEndpointConfig", ["endpoint-config", input.EndpointConfigName]),
    run(call, input) {
      const { name, createdAt, request } = findConfig(call, input.EndpointConfigName);
      return {
        ...request,
        EnableNetworkIsolation: request.EnableNetworkIsolation ?? false,
        EndpointConfigName: name,
        EndpointConfigArn: resourceArn("endpoint-config", name, call),
        CreationTime: new Date(createdAt),
      };
    },
  },
);

export const listEndpointConfigs = operation<ListEndpointConfigsInput, ListEndpointConfigsOutput>(
  "ListEndpointConfigs",
  {
    effect: "read",
    access: () => [{ action: "sagemaker:ListEndpointConfigs" }],
    run(call, input) {
      const { rows, NextToken } = listPage(call, call.world.tables.rows(configTable, call).values(), input);
      const EndpointConfigs = rows.map(({ name, createdAt }) => ({
        EndpointConfigName: name,
        EndpointConfigArn: resourceArn("endpoint-config", name, call),
        CreationTime: new Date(createdAt),
      }));
      return { EndpointConfigs, NextToken };
    },
  },
);

/** Also of an endpoint that lives: AWS asks not to, and does not refuse it. */
export const deleteEndpointConfig = operation<DeleteEndpointConfigInput, object>("DeleteEndpointConfig", {
  effect: "write",
  access: (call, input) =>
    resourceAccess(call, "sagemaker:DeleteEndpointConfig", ["endpoint-config", input.EndpointConfigName]),
  run(call, input) {
    const { name } = findConfig(call, input.EndpointConfigName);
    call.world.tables.rows(configTable, call).delete(name);
    return {};
  },
});

function requireVariants(call: Call, request: ConfigRequest): void {
  const variants = variantsOf(request);
  const names = new Set(variants.map(({ VariantName }) => VariantName));
  if (names.size < variants.length) throw validationError("Production variant names must be unique.");
  for (const variant of variants) requireVariant(call, variant, request.ExecutionRoleArn);
}

function requireVariant(call: Call, variant: ProductionVariant, roleArn: string | undefined): void {
  const { ModelName, InstanceType, InitialInstanceCount, ServerlessConfig, ManagedInstanceScaling } = variant;
  if (ModelName !== undefined) findModel(call, ModelName);
  if (ModelName === undefined && roleArn === undefined) {
    throw validationError(
      "ExecutionRoleArn is required in the endpoint configuration when a production variant has no ModelName.",
    );
  }
  if (ModelName !== undefined && ManagedInstanceScaling !== undefined)
    throw validationError("ManagedInstanceScaling is only supported for inference component endpoints.");
  requireScalingBounds(variant);
  if (ServerlessConfig !== undefined) {
    if (InstanceType !== undefined || InitialInstanceCount !== undefined)
      throw validationError(
        "InstanceType and InitialInstanceCount cannot be specified with ServerlessConfig.",
      );
    return;
  }
  if (InstanceType === undefined || InitialInstanceCount === undefined)
    throw validationError("InstanceType and InitialInstanceCount are required for a production variant.");
  if (findInstanceType(InstanceType, call.region) === undefined) throw typeNotInRegion(InstanceType);
}

function requireScalingBounds({ ManagedInstanceScaling: scaling }: ProductionVariant): void {
  const { MinInstanceCount = 1, MaxInstanceCount = Number.MAX_SAFE_INTEGER } = scaling ?? {};
  if (MinInstanceCount > MaxInstanceCount)
    throw validationError(
      "MinInstanceCount cannot be greater than MaxInstanceCount in ManagedInstanceScaling.",
    );
}
