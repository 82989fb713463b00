import {
  DescribeEndpointCommand,
  type PendingProductionVariantSummary,
  type ProductionVariantSummary,
} from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import { unlessGone } from "./could-not-find.ts";
import type { EndpointDescription, EndpointVariant } from "./endpoint-views.ts";
import { isoDate } from "./iso-date.ts";

/**
 * Looks up one endpoint by its name; undefined when AWS knows none of that name.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_DescribeEndpoint.html
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function describeEndpoint(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  name: string,
  signal?: AbortSignal,
): Promise<EndpointDescription | undefined> {
  const command = new DescribeEndpointCommand({ EndpointName: name });
  const options = signal ? { abortSignal: signal } : {};
  const answer = await unlessGone(() => callAws("DescribeEndpoint", () => sagemaker.send(command, options)));
  return (
    answer && {
      name: answer.EndpointName ?? name,
      arn: answer.EndpointArn ?? "",
      status: answer.EndpointStatus ?? "",
      configName: answer.EndpointConfigName ?? null,
      failureReason: answer.FailureReason ?? null,
      queue: answer.AsyncInferenceConfig
        ? { outputPath: answer.AsyncInferenceConfig.OutputConfig?.S3OutputPath ?? null }
        : null,
      variants: (answer.ProductionVariants ?? []).map(toVariant),
      pending: (answer.PendingDeploymentSummary?.ProductionVariants ?? []).flatMap(toPending),
      createdAt: isoDate(answer.CreationTime),
      changedAt: isoDate(answer.LastModifiedTime),
    }
  );
}

function toVariant(variant: ProductionVariantSummary): EndpointVariant {
  return {
    name: variant.VariantName ?? "",
    states: (variant.VariantStatus ?? []).flatMap(({ Status }) => Status ?? []),
    currentInstances: variant.CurrentInstanceCount ?? null,
    desiredInstances: variant.DesiredInstanceCount ?? null,
    image: variant.DeployedImages?.[0]?.ResolvedImage ?? null,
  };
}

/** None where there are no instances: a serverless variant has no type. */
function toPending({
  InstanceType: instanceType,
  CurrentInstanceCount: current = 0,
  DesiredInstanceCount: desired = 0,
}: PendingProductionVariantSummary): EndpointDescription["pending"] {
  return instanceType === undefined ? [] : [{ instanceType, instances: Math.max(current, desired) }];
}
