import type { DeploymentSpec } from "../deployment-spec.ts";

export const aHubModel = {
  source: "hub",
  repository: "mlabonne/TwinLlama-3.1-8B",
  revision: "0123456789abcdef0123456789abcdef01234567",
  access: { kind: "open" },
} as const;

/** A small model on one GPU, placed directly: what most requests look like. */
export function aDeployment(part: Partial<DeploymentSpec> = {}): DeploymentSpec {
  return {
    name: "twin-llama",
    region: "us-west-2",
    roleArn: "arn:aws:iam::111122223333:role/quarry/SageMakerExecution",
    model: aHubModel,
    image: { from: "aws", kind: "huggingface-vllm", version: "0.25.1" },
    environment: { SM_VLLM_MAX_MODEL_LEN: "8192" },
    placement: { mode: "MODEL_BASED" },
    instances: { type: "ml.g5.2xlarge", count: 1, managed: null, volumeGb: null },
    scaling: null,
    timeouts: { download: 1200, startup: 900 },
    network: { vpc: null, isolated: false, kmsKey: null },
    async: null,
    tags: [{ key: "team", value: "search" }],
    ...part,
  };
}

/** The same model as a component that scales between zero and three copies. */
export function aComponentDeployment(part: Partial<DeploymentSpec> = {}): DeploymentSpec {
  return aDeployment({
    placement: { mode: "INFERENCE_COMPONENT_BASED", copies: 1, accelerators: 1, cpus: 2, memoryMib: 5120 },
    instances: { type: "ml.g5.2xlarge", count: 1, managed: { least: 0, most: 3 }, volumeGb: null },
    scaling: { minimum: 0, maximum: 3, target: 5, scaleInCooldown: 200, scaleOutCooldown: 200 },
    ...part,
  });
}
