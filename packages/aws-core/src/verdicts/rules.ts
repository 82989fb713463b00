import type { RuleId, VerdictRule } from "./schema.ts";

const managedPolicy = (name: string): string =>
  `https://docs.aws.amazon.com/aws-managed-policy/latest/reference/${name}.html`;
const bedrockGuide = (page: string): string =>
  `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}.html`;

const boundaryPolicy = managedPolicy("SageMakerStudioProjectUserRolePermissionsBoundary");

/** What the verdicts rest on. The statements of the boundary were the same in its versions 1 to 19. */
const rules: Readonly<Record<RuleId, Omit<VerdictRule, "id">>> = {
  "profile-needs-project-tag": {
    text: "The Studio's permissions boundary lets a project role call an application inference profile only if the profile carries the tag AmazonDataZoneProject (statement BedrockAppInferenceProfileInvocationPermissions).",
    source: boundaryPolicy,
  },
  "tag-must-equal-project": {
    text: "The boundary denies a project role every resource whose AmazonDataZoneProject tag differs from the role's own project id (statement DenyAllNonMatchingProjectTag).",
    source: boundaryPolicy,
  },
  "model-only-through-profile": {
    text: "The boundary lets a project role call models only when the call comes through an inference profile (statement BedrockModelInvocationPermissions, condition bedrock:InferenceProfileArn).",
    source: boundaryPolicy,
  },
  "nothing-else-listed": {
    text: "The boundary allows invoking application inference profiles and the models behind them; it names no other Bedrock resource, so all others are refused.",
    source: boundaryPolicy,
  },
  "identity-policy-tag-equality": {
    text: "The project role's own policy allows a profile only if its AmazonDataZoneProject tag equals the role's, and the role is tagged EnableAmazonBedrockIDEPermissions=true or EnableAmazonBedrockPermissions=true.",
    source: managedPolicy("SageMakerStudioProjectUserRolePolicy"),
  },
  "playground-domain-profile": {
    text: "The Studio's playground uses profiles that are tagged for the domain and for no project; project roles cannot call them.",
    source: managedPolicy("AmazonDataZoneBedrockModelConsumptionPolicy"),
  },
  "studio-description": {
    text: "The Studio describes a profile it makes as “Created by Amazon SageMaker Unified Studio for domain … to provide access to Amazon Bedrock model in project …”. No policy reads the description.",
    source: "https://github.com/neo4j-partners/aws-starter",
  },
  "managed-tag-field-report": {
    text: "Profiles made outside the Studio are reported to work with the tags AmazonDataZoneProject, AmazonDataZoneDomain and AmazonBedrockManaged=true; only the first is read by the policies known.",
    source: "https://github.com/neo4j-partners/aws-starter",
  },
  "tag-key-case": {
    text: "IAM compares the tag key in a condition without regard to case, but does not say which tag counts when several differ in case only; the Studio writes AmazonDataZoneProject.",
    source:
      "https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_condition-keys.html#condition-keys-resourcetag",
  },
  "profile-call-needs-model-permission": {
    text: "A call through a profile is authorised for the profile and for the model in every Region it routes to.",
    source: bedrockGuide("inference-profiles-prereq"),
  },
  "on-demand-or-profile": {
    text: "Some models can be called by their id; newer ones only through an inference profile.",
    source: bedrockGuide("inference-profiles-support"),
  },
  "imported-model-invoke": {
    text: "An imported model is called by its ARN in the Region it was imported to; idle ones are unloaded, so a first call may find it not ready.",
    source: bedrockGuide("invoke-imported-model"),
  },
  "prompt-router": {
    text: "A prompt router is called by its ARN; the caller also needs the permission for each model it routes to.",
    source: bedrockGuide("prompt-routing"),
  },
  "provisioned-capacity": {
    text: "Provisioned throughput and custom-model deployments are called by their ARN, in their own account and Region.",
    source: bedrockGuide("prov-thru-use"),
  },
  "marketplace-endpoint": {
    text: "Bedrock calls a SageMaker endpoint only if it was deployed through, or registered with, Bedrock Marketplace.",
    source: bedrockGuide("bedrock-marketplace-call-endpoint"),
  },
  "no-boundary-outside-studio": {
    text: "The Studio's permissions boundary is attached to the project roles of SageMaker Unified Studio only.",
    source: boundaryPolicy,
  },
  "same-region": {
    text: "An application inference profile can be called in its own account and Region only.",
    source: bedrockGuide("inference-profiles-use"),
  },
  "api-identifier-patterns": {
    text: "Bedrock takes a model id, a system-defined profile id, or the ARN of a profile, model, deployment, router or endpoint.",
    source: "https://docs.aws.amazon.com/bedrock/latest/APIReference/API_runtime_Converse.html",
  },
};

/** The rule with its source. */
export function verdictRule(id: RuleId): VerdictRule {
  return { id, ...rules[id] };
}
