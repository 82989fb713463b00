import { DescribeInferenceComponentCommand } from "@aws-sdk/client-sagemaker";
import type { InferenceComponentSpecificationSummary } from "@aws-sdk/client-sagemaker";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import { unlessGone } from "./could-not-find.ts";
import type { ComponentDescription } from "./endpoint-views.ts";
import { isoDate } from "./iso-date.ts";

/**
 * Looks up one inference component by its name; undefined when AWS knows none of that name.
 *
 * @throws AwsError `denied`, `throttled`, …
 */
export async function describeInferenceComponent(
  { sagemaker }: Pick<AwsClients, "sagemaker">,
  name: string,
  signal?: AbortSignal,
): Promise<ComponentDescription | undefined> {
  const command = new DescribeInferenceComponentCommand({ InferenceComponentName: name });
  const options = signal ? { abortSignal: signal } : {};
  const answer = await unlessGone(() =>
    callAws("DescribeInferenceComponent", () => sagemaker.send(command, options)),
  );
  return (
    answer && {
      name: answer.InferenceComponentName ?? name,
      arn: answer.InferenceComponentArn ?? "",
      endpoint: answer.EndpointName ?? "",
      variant: answer.VariantName ?? "",
      status: answer.InferenceComponentStatus ?? null,
      failureReason: answer.FailureReason ?? null,
      modelName: answer.Specification?.ModelName ?? null,
      ...needsOf(answer.Specification),
      currentCopies: answer.RuntimeConfig?.CurrentCopyCount ?? null,
      desiredCopies: answer.RuntimeConfig?.DesiredCopyCount ?? null,
      createdAt: isoDate(answer.CreationTime),
      changedAt: isoDate(answer.LastModifiedTime),
    }
  );
}

type Needs = "memoryMib" | "cpus" | "accelerators" | "downloadSeconds" | "startupSeconds";

function needsOf({
  ComputeResourceRequirements: needs,
  StartupParameters: times,
}: InferenceComponentSpecificationSummary = {}): Pick<ComponentDescription, Needs> {
  return {
    memoryMib: needs?.MinMemoryRequiredInMb ?? null,
    cpus: needs?.NumberOfCpuCoresRequired ?? null,
    accelerators: needs?.NumberOfAcceleratorDevicesRequired ?? null,
    downloadSeconds: times?.ModelDataDownloadTimeoutInSeconds ?? null,
    startupSeconds: times?.ContainerStartupHealthCheckTimeoutInSeconds ?? null,
  };
}
