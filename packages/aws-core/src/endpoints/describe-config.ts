import { DescribeEndpointConfigCommand, type ProductionVariant } from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import { unlessGone } from "./could-not-find.ts";
import type { ConfiguredVariant, EndpointConfigDescription } from "./endpoint-views.ts";
import { isoDate } from "./iso-date.ts";

/**
 * Looks up an endpoint configuration by its own name, which need not be the endpoint's; undefined when AWS
 * knows none of that name. Its models are needed before the endpoint is deleted, for then nothing names them.
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function describeConfig(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  name: string,
  signal?: AbortSignal,
): Promise<EndpointConfigDescription | undefined> {
  const command = new DescribeEndpointConfigCommand({ EndpointConfigName: name });
  const options = signal ? { abortSignal: signal } : {};
  const answer = await unlessGone(() =>
    callAws("DescribeEndpointConfig", () => sagemaker.send(command, options)),
  );
  return (
    answer && {
      name: answer.EndpointConfigName ?? name,
      arn: answer.EndpointConfigArn ?? "",
      variants: (answer.ProductionVariants ?? []).map(toVariant),
      shadowVariants: (answer.ShadowProductionVariants ?? []).map(toVariant),
      isAsync: answer.AsyncInferenceConfig !== undefined,
      kmsKey: answer.KmsKeyId ?? null,
      roleArn: answer.ExecutionRoleArn ?? null,
      createdAt: isoDate(answer.CreationTime),
    }
  );
}

function toVariant(variant: ProductionVariant): ConfiguredVariant {
  const scaling = variant.ManagedInstanceScaling;
  return {
    name: variant.VariantName ?? "",
    modelName: variant.ModelName ?? null,
    instanceType: variant.InstanceType ?? null,
    instances: variant.InitialInstanceCount ?? null,
    amiVersion: variant.InferenceAmiVersion ?? null,
    volumeGb: variant.VolumeSizeInGB ?? null,
    managed: scaling
      ? { least: scaling.MinInstanceCount ?? null, most: scaling.MaxInstanceCount ?? null }
      : null,
  };
}
