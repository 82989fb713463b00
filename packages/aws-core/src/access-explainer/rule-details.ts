import { costDetails } from "./cost-details.ts";
import { inferred, stated, type RuleDetail } from "./rule-detail.ts";

const iam = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const bedrock = (page: string): string => `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}.html`;

const boundaryPolicy =
  "https://docs.aws.amazon.com/aws-managed-policy/latest/reference/SageMakerStudioProjectUserRolePermissionsBoundary.html";
const deniedMessages = iam("troubleshoot_access-denied");
const errorCodes = bedrock("troubleshooting-api-error-codes");
const quotas = bedrock("quotas");
const profileNeeds = bedrock("inference-profiles-prereq");
const converse = bedrock("conversation-inference-supported-models-features");
const messagesApi = bedrock("model-parameters-anthropic-claude-messages");

/** By the id of the rule. */
export const ruleDetails: Readonly<Record<string, RuleDetail>> = {
  "marketplace-subscription": stated("marketplace", bedrock("model-access")),
  "use-case-form": stated("use-case-form", bedrock("model-access")),
  "model-access": inferred("model-access", bedrock("model-access")),
  "legacy-model": stated("model-access", bedrock("model-lifecycle")),
  "get-profile-denied": inferred("identity-policy", "https://reference.langchain.com/python/langchain-aws/"),
  "boundary-denies-profile": inferred(
    "wrong-project-tag",
    boundaryPolicy,
    "Compare the project id in the name of your role with the profile’s tag; the verdict checker shows both.",
    "Do not take the project id from an export’s exportProjectId: it can differ from the role’s.",
  ),
  "boundary-allows-no-profile": inferred(
    "missing-project-tag",
    boundaryPolicy,
    "Better also set AmazonDataZoneDomain and AmazonBedrockManaged=true; all three together are reported to work.",
  ),
  "boundary-blocks-model": stated(
    "permissions-boundary",
    boundaryPolicy,
    "If no profile of this model is tagged for your project, ask for one.",
  ),
  "boundary-other": stated("permissions-boundary", iam("access_policies_boundaries")),
  "organization-policy": stated(
    "scp",
    "https://repost.aws/knowledge-center/iam-organizations-scp-deny-error",
  ),
  "session-policy": stated(
    "session-policy",
    iam("access_policies"),
    "A session policy is a ceiling: widening the role’s own policies changes nothing. Gateways such as LiteLLM write one themselves.",
  ),
  "endpoint-policy": stated(
    "vpc-endpoint-policy",
    "https://docs.aws.amazon.com/vpc/latest/privatelink/vpc-endpoints-access.html",
  ),
  "explicit-deny": inferred(
    "identity-policy",
    "https://repost.aws/knowledge-center/iam-explicit-deny-errors",
    "Look for a Deny whose condition names Regions, networks, MFA or tags; it is often one that covers all actions.",
  ),
  "assume-role": inferred("role-trust-policy", iam("troubleshoot_roles")),
  "no-policy-for-profile": stated("identity-policy", profileNeeds),
  "no-policy-for-model": stated("identity-policy", profileNeeds),
  "no-policy": stated("identity-policy", deniedMessages),
  "invoke-refused": inferred("unknown", deniedMessages),
  denied: inferred("unknown", deniedMessages),

  "expired-token": stated(
    "credentials",
    "https://docs.aws.amazon.com/cli/latest/userguide/cli-chap-troubleshooting.html",
    "Environment variables win over profiles: an old AWS_SESSION_TOKEN there hides fresh credentials.",
  ),
  "missing-credentials": stated(
    "credentials",
    "https://docs.aws.amazon.com/sdkref/latest/guide/standardized-credentials.html",
  ),
  "wrong-credentials": stated("credentials", bedrock("api-keys-use")),
  "wrong-signing-region": stated(
    "region",
    "https://docs.aws.amazon.com/sdkref/latest/guide/feature-region.html",
  ),

  "provider-missing": stated(
    "missing-provider",
    "https://reference.langchain.com/python/langchain-aws/llms/bedrock/BedrockBase/provider",
    "In other libraries, look for a setting that names the provider, or take the Converse API, which needs none.",
  ),
  "needs-profile": stated("on-demand-not-supported", bedrock("inference-profiles-support")),
  "unsupported-country": stated("region", "https://www.anthropic.com/supported-countries"),
  "operation-not-allowed": inferred("model-access", "https://github.com/aws/aws-cli/issues/8717"),
  "temperature-and-top-p": stated("request", messagesApi),
  "sampling-removed": stated("request", messagesApi),
  "converse-unsupported": stated("request", converse),
  "system-unsupported": stated("request", converse),
  "too-long": stated("request", errorCodes),
  "user-first": stated("request", bedrock("conversation-inference-call")),
  "identifier-invalid": inferred(
    "region",
    bedrock("models-regions"),
    "A system-defined profile begins with the geography of its Regions: us. works from US Regions only.",
  ),
  validation: stated("request", errorCodes),

  "no-endpoint": inferred("region", "https://docs.aws.amazon.com/general/latest/gr/bedrock.html"),
  "stream-broke": stated("service", errorCodes),
  "daily-quota": stated("quota", quotas),
  throttled: inferred("quota", "https://repost.aws/knowledge-center/bedrock-throttling-error"),
  "model-not-ready": stated("service", bedrock("invoke-imported-model")),
  "model-timeout": stated("service", errorCodes),
  timeout: inferred("service", errorCodes),
  aborted: inferred("unknown", errorCodes),
  "not-found": inferred("region", errorCodes),
  quota: stated("quota", quotas),
  conflict: stated("request", errorCodes),
  unavailable: inferred("service", errorCodes),
  ...costDetails,
};
