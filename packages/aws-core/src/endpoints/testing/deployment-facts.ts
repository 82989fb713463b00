import type { HubModel } from "../../hub/schema.ts";
import type { DeploymentFacts } from "../checks/deployment-check.ts";
import { aHubModel } from "./a-deployment.ts";

/** An 8B model in two bytes a parameter, as the Hub describes it. */
export function anEightBModel(part: Partial<HubModel> = {}): HubModel {
  return {
    repository: aHubModel.repository,
    commit: aHubModel.revision,
    gated: "no",
    private: false,
    architecture: "LlamaForCausalLM",
    modelType: "llama",
    parameters: 8_030_261_248,
    dtype: "BF16",
    weights: { format: "safetensors", files: [], bytes: 16_060_556_376 },
    contextTokens: 131_072,
    shape: { layers: 32, heads: 32, keyValueHeads: 8, headSize: 128 },
    quantisation: null,
    licence: "llama3.1",
    hasTokenizer: true,
    needsRemoteCode: false,
    task: "text-generation",
    library: "transformers",
    ...part,
  };
}

/** Facts that let the deployment of `aDeployment` pass. */
export function goodFacts(part: Partial<DeploymentFacts> = {}): DeploymentFacts {
  return {
    account: "111122223333",
    model: anEightBModel(),
    hubToken: null,
    artefact: null,
    quota: { limit: 4, used: 1 },
    role: { verdict: "trusted", why: "SageMaker may assume the role." },
    name: "free",
    ...part,
  };
}
