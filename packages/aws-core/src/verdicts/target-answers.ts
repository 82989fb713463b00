import type { RuleId, TargetCheck, TargetKind } from "./schema.ts";

/** An answer before it is completed with the rules' texts; `{id}` and `{region}` are filled in. */
export interface TargetAnswer {
  works: TargetCheck["works"];
  why: string;
  instead: string[];
  ruleIds: RuleId[];
}

type PlainKind = Exclude<TargetKind, "invalid" | "application-profile">;

const useProfile =
  "Use the ARN of an application inference profile of the same model that is tagged for your project.";
const askForProfile = "If the catalog has none, ask an admin for one that carries the tags of your project.";
const elsewhere =
  "Or run the code outside the Unified Studio, for example on a notebook instance, where the boundary is not attached.";

const blocked = (why: string, ruleIds: RuleId[], instead: string[]): TargetAnswer => ({
  works: "no",
  why,
  instead,
  ruleIds,
});

/** Answers for a project role of SageMaker Unified Studio. */
export const studioAnswers: Readonly<Record<PlainKind, TargetAnswer>> = {
  "foundation-model": blocked(
    "The Studio's permissions boundary lets models be called through an application inference profile only, not by their id.",
    ["model-only-through-profile"],
    [useProfile, askForProfile, elsewhere],
  ),
  "system-profile": blocked(
    "The Studio's permissions boundary lets application inference profiles through only; a system-defined profile cannot carry the project tag.",
    ["profile-needs-project-tag", "nothing-else-listed"],
    [useProfile, askForProfile, elsewhere],
  ),
  "imported-model": blocked(
    "The Studio's permissions boundary lets models be called through an inference profile only, and an imported model has none.",
    ["model-only-through-profile"],
    [elsewhere],
  ),
  "prompt-router": blocked(
    "The Studio's permissions boundary names no prompt routers.",
    ["nothing-else-listed"],
    [useProfile, elsewhere],
  ),
  "provisioned-model": blocked(
    "The Studio's permissions boundary lets models be called through an inference profile only, and provisioned throughput is not called through one.",
    ["model-only-through-profile"],
    [elsewhere],
  ),
  "custom-model-deployment": blocked(
    "The Studio's permissions boundary names no custom-model deployments.",
    ["nothing-else-listed"],
    [elsewhere],
  ),
  "sagemaker-endpoint": {
    works: "depends",
    why: "Through Bedrock the Studio's permissions boundary refuses it; through the SageMaker runtime it depends on the project role.",
    instead: ["Call the endpoint with InvokeEndpoint of the SageMaker runtime.", elsewhere],
    ruleIds: ["nothing-else-listed", "marketplace-endpoint"],
  },
};

/** Answers where the Studio's boundary is not attached. */
export const outsideAnswers: Readonly<Record<PlainKind, TargetAnswer>> = {
  "foundation-model": {
    works: "depends",
    why: "Nothing here blocks model ids, but many newer models answer only through an inference profile; the role needs bedrock:InvokeModel on the model.",
    instead: ["Use an application inference profile of {id}; it also lets you see the cost by tag."],
    ruleIds: ["on-demand-or-profile", "no-boundary-outside-studio"],
  },
  "system-profile": {
    works: "yes",
    why: "Nothing here blocks system-defined profiles; the role needs bedrock:InvokeModel on the profile and on the model in every Region it routes to.",
    instead: ["Use an application inference profile copied from {id} to see the cost by tag."],
    ruleIds: ["profile-call-needs-model-permission", "no-boundary-outside-studio"],
  },
  "imported-model": {
    works: "yes",
    why: "An imported model is called by its ARN in {region}; the role needs bedrock:InvokeModel on it, and the first call after idle minutes may find it not ready.",
    instead: [],
    ruleIds: ["imported-model-invoke", "no-boundary-outside-studio"],
  },
  "prompt-router": {
    works: "yes",
    why: "A prompt router is called by its ARN in {region}; the role needs bedrock:InvokeModel on it and on each model it routes to.",
    instead: [],
    ruleIds: ["prompt-router", "no-boundary-outside-studio"],
  },
  "provisioned-model": {
    works: "yes",
    why: "Provisioned throughput is called by its ARN in {region} with credentials of its own account; the role needs bedrock:InvokeModel on it.",
    instead: [],
    ruleIds: ["provisioned-capacity", "no-boundary-outside-studio"],
  },
  "custom-model-deployment": {
    works: "yes",
    why: "A custom-model deployment is called by its ARN in {region} with credentials of its own account; the role needs bedrock:InvokeModel on it.",
    instead: [],
    ruleIds: ["provisioned-capacity", "no-boundary-outside-studio"],
  },
  "sagemaker-endpoint": {
    works: "depends",
    why: "Bedrock calls it only if the endpoint {id} was deployed through, or registered with, Bedrock Marketplace.",
    instead: ["Call the endpoint with InvokeEndpoint of the SageMaker runtime in {region}."],
    ruleIds: ["marketplace-endpoint", "no-boundary-outside-studio"],
  },
};
