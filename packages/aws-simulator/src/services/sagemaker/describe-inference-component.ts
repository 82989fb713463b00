import type {
  DescribeInferenceComponentInput,
  DescribeInferenceComponentOutput,
  InferenceComponentSpecificationSummary,
  ListInferenceComponentsInput,
  ListInferenceComponentsOutput,
} from "@aws-sdk/client-sagemaker";
import { operation } from "../../wire/service.ts";
import type { Scope } from "../../world/tables.ts";
import { resourceAccess } from "./access.ts";
import { componentTable, resourceArn } from "./endpoint-rows.ts";
import type { ComponentRow } from "./endpoint-rows.ts";
import { findComponent } from "./find-rows.ts";
import { listPage } from "./list-page.ts";
import { passTime } from "./tick.ts";

export const describeInferenceComponent = operation<
  DescribeInferenceComponentInput,
  DescribeInferenceComponentOutput
>("DescribeInferenceComponent", {
  effect: "read",
  access: (call, input) =>
    resourceAccess(call, "sagemaker:DescribeInferenceComponent", [
      "inference-component",
      input.InferenceComponentName,
    ]),
  run(call, input) {
    passTime(call.world);
    const row = findComponent(call, input.InferenceComponentName);
    return {
      ...summaryOf(row, call),
      ...(row.failureReason !== undefined && { FailureReason: row.failureReason }),
      Specification: describeSpecification(row),
      ...(row.lastDeploymentConfig !== undefined && { LastDeploymentConfig: row.lastDeploymentConfig }),
      RuntimeConfig: { DesiredCopyCount: row.desiredCopies, CurrentCopyCount: row.currentCopies },
    };
  },
});

export const listInferenceComponents = operation<ListInferenceComponentsInput, ListInferenceComponentsOutput>(
  "ListInferenceComponents",
  {
    effect: "read",
    access: () => [{ action: "sagemaker:ListInferenceComponents" }],
    run(call, input) {
      passTime(call.world);
      const { EndpointNameEquals: endpoint, VariantNameEquals: variant } = input;
      const all = [...call.world.tables.rows(componentTable, call).values()]
        .filter((row) => endpoint === undefined || row.endpointName === endpoint)
        .filter((row) => variant === undefined || row.variant === variant);
      const { rows, NextToken } = listPage(call, all, input);
      return { InferenceComponents: rows.map((row) => summaryOf(row, call)), NextToken };
    },
  },
);

const summaryOf = (row: ComponentRow, scope: Scope) => ({
  InferenceComponentName: row.name,
  InferenceComponentArn: resourceArn("inference-component", row.name, scope),
  EndpointName: row.endpointName,
  EndpointArn: resourceArn("endpoint", row.endpointName, scope),
  VariantName: row.variant,
  InferenceComponentStatus: row.status,
  CreationTime: new Date(row.createdAt),
  LastModifiedTime: new Date(row.modifiedAt),
});

function describeSpecification({
  specification,
  createdAt,
}: ComponentRow): InferenceComponentSpecificationSummary {
  const { Container, DataCacheConfig: _unused, ...same } = specification;
  if (Container === undefined) return same;
  const { Image, ...rest } = Container;
  const DeployedImage = { SpecifiedImage: Image, ResolvedImage: Image, ResolutionTime: new Date(createdAt) };
  return { ...same, Container: { ...rest, ...(Image !== undefined && { DeployedImage }) } };
}
