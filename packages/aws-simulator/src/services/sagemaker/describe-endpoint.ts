import type {
  DescribeEndpointInput,
  DescribeEndpointOutput,
  EndpointSummary,
  ListEndpointsInput,
  ListEndpointsOutput,
  PendingDeploymentSummary,
  ProductionVariant,
  ProductionVariantSummary,
} from "@aws-sdk/client-sagemaker";
import { operation } from "../../wire/service.ts";
import type { Scope } from "../../world/tables.ts";
import { resourceAccess } from "./access.ts";
import { endpointTable, resourceArn } from "./endpoint-rows.ts";
import type { ConfigRequest, Deployment, EndpointRow, Fleet } from "./endpoint-rows.ts";
import { findEndpoint } from "./find-rows.ts";
import { listPage } from "./list-page.ts";
import { passTime } from "./tick.ts";

export const describeEndpoint = operation<DescribeEndpointInput, DescribeEndpointOutput>("DescribeEndpoint", {
  effect: "read",
  access: (call, input) =>
    resourceAccess(call, "sagemaker:DescribeEndpoint", ["endpoint", input.EndpointName]),
  run(call, input) {
    passTime(call.world);
    const row = findEndpoint(call, input.EndpointName);
    const { config, configName } = row.deployment;
    return {
      ...summaryOf(row, call),
      EndpointConfigName: configName,
      ...(row.hasServed && describeVariants(row)),
      ...(row.failureReason !== undefined && { FailureReason: row.failureReason }),
      ...(row.lastDeploymentConfig !== undefined && { LastDeploymentConfig: row.lastDeploymentConfig }),
      ...(config.AsyncInferenceConfig !== undefined && { AsyncInferenceConfig: config.AsyncInferenceConfig }),
      ...(row.pending !== undefined && { PendingDeploymentSummary: describePending(row.pending) }),
    };
  },
});

export const listEndpoints = operation<ListEndpointsInput, ListEndpointsOutput>("ListEndpoints", {
  effect: "read",
  access: () => [{ action: "sagemaker:ListEndpoints" }],
  run(call, input) {
    passTime(call.world);
    const { rows, NextToken } = listPage(call, call.world.tables.rows(endpointTable, call).values(), input);
    return { Endpoints: rows.map((row) => summaryOf(row, call)), NextToken };
  },
});

const summaryOf = (row: EndpointRow, scope: Scope): EndpointSummary & Required<EndpointSummary> => ({
  EndpointName: row.name,
  EndpointArn: resourceArn("endpoint", row.name, scope),
  EndpointStatus: row.status,
  CreationTime: new Date(row.createdAt),
  LastModifiedTime: new Date(row.modifiedAt),
});

function describeVariants({ deployment, status }: EndpointRow): Partial<DescribeEndpointOutput> {
  const { ProductionVariants, ShadowProductionVariants } = deployment.config;
  const describe = (variants: ConfigRequest["ProductionVariants"]): ProductionVariantSummary[] =>
    (variants ?? []).map((variant) => ({
      ...describeFleet(variant, deployment),
      ...(status === "Updating" && { VariantStatus: [{ Status: "Updating" as const }] }),
    }));
  const shadow = describe(ShadowProductionVariants);
  return {
    ProductionVariants: describe(ProductionVariants),
    ...(shadow.length > 0 && { ShadowProductionVariants: shadow }),
  };
}

const describePending = ({
  configName,
  startedAt,
  ...deployment
}: Deployment & { startedAt: string }): PendingDeploymentSummary => ({
  EndpointConfigName: configName,
  StartTime: new Date(startedAt),
  ProductionVariants: (deployment.config.ProductionVariants ?? []).map((variant) => ({
    ...describeFleet(variant, { configName, ...deployment }),
    ...(variant.InstanceType !== undefined && { InstanceType: variant.InstanceType }),
    VariantStatus: [{ Status: "Creating" as const, StartTime: new Date(startedAt) }],
  })),
});

function describeFleet(
  { VariantName, ServerlessConfig, ManagedInstanceScaling, RoutingConfig }: ProductionVariant,
  { fleets }: Deployment,
): ProductionVariantSummary {
  const fleet = fleets.find(({ variant }) => variant === VariantName);
  return {
    VariantName,
    ...(fleet !== undefined && describeInstances(fleet)),
    ...(ServerlessConfig !== undefined && { CurrentServerlessConfig: ServerlessConfig }),
    ...(ManagedInstanceScaling !== undefined && { ManagedInstanceScaling }),
    ...(RoutingConfig !== undefined && { RoutingConfig }),
  };
}

const describeInstances = (fleet: Fleet): Omit<ProductionVariantSummary, "VariantName"> => ({
  CurrentWeight: fleet.currentWeight,
  DesiredWeight: fleet.desiredWeight,
  ...(fleet.instanceType !== undefined && {
    CurrentInstanceCount: fleet.current,
    DesiredInstanceCount: fleet.desired,
  }),
  ...(fleet.images.length > 0 && {
    DeployedImages: fleet.images.map(({ specified, resolvedAt }) => ({
      SpecifiedImage: specified,
      ResolvedImage: specified,
      ResolutionTime: new Date(resolvedAt),
    })),
  }),
});
