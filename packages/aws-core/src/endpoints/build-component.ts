import type { CreateInferenceComponentInput } from "@aws-sdk/client-sagemaker";
import type { CallParts } from "./call-parts.ts";

/**
 * The input of CreateInferenceComponent; null where the model is placed directly.
 *
 * Source: https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_CreateInferenceComponent.html
 */
export function buildComponent({ spec, names, tags }: CallParts): CreateInferenceComponentInput | null {
  const { placement, timeouts } = spec;
  if (placement.mode === "MODEL_BASED") return null;
  return {
    InferenceComponentName: names.component,
    EndpointName: names.endpoint,
    VariantName: names.variant,
    Specification: {
      ModelName: names.model,
      StartupParameters: {
        ModelDataDownloadTimeoutInSeconds: timeouts.download,
        ContainerStartupHealthCheckTimeoutInSeconds: timeouts.startup,
      },
      ComputeResourceRequirements: {
        MinMemoryRequiredInMb: placement.memoryMib,
        ...(placement.cpus === null ? {} : { NumberOfCpuCoresRequired: placement.cpus }),
        ...(placement.accelerators === 0
          ? {}
          : { NumberOfAcceleratorDevicesRequired: placement.accelerators }),
      },
    },
    RuntimeConfig: { CopyCount: placement.copies },
    Tags: tags,
  };
}
