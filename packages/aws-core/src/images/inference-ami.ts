import type { ProductionVariantInferenceAmiVersion } from "@aws-sdk/client-sagemaker";

/**
 * The machine image that a container needs below it: containers built for CUDA 13.0 do not run on the drivers
 * of SageMaker's default. Undefined leaves the choice to SageMaker.
 *
 * Source: https://aws.github.io/deep-learning-containers/vllm/deployment/sagemaker/, notes; versions in
 * https://docs.aws.amazon.com/sagemaker/latest/APIReference/API_ProductionVariant.html
 *
 * @param image repository and tag of the container's image
 */
export function inferenceAmiVersionFor({
  repository,
  tag,
}: {
  repository: string;
  tag: string;
}): ProductionVariantInferenceAmiVersion | undefined {
  if (!/(^|-)cu13\d(-|$)/.test(tag)) return undefined;
  return repository.includes("sglang") ? sglangAmi : cuda13Ami;
}

const cuda13Ami = "al2-ami-sagemaker-inference-gpu-3-1";
// AWS's page on SGLang passes the newer image: https://aws.github.io/deep-learning-containers/sglang/deployment/sagemaker/
const sglangAmi = "al2023-ami-sagemaker-inference-gpu-4-1";
