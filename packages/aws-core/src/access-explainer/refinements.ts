import type { AwsErrorExplanation } from "../errors/explain-aws-error.ts";
import type { RuleId } from "../verdicts/schema.ts";
import type { RefusalFacts } from "./refusal-facts.ts";
import type { RuleDetail } from "./rule-detail.ts";
import { studioRefinements } from "./studio-refinements.ts";

/** What is known beyond a rule's wording: who was refused, where, and what else the text names. */
export interface Refinement {
  /** Its name in tests and answers. */
  id: string;
  /** The rules it makes more precise. */
  of: readonly string[];
  when: (facts: RefusalFacts) => boolean;
  /** What takes the place of the rule's own title, cause and remedy; `{…}` is filled in with the facts. */
  answer: Partial<RuleDetail> & { title?: string; why?: string };
  rules?: readonly RuleId[];
}

const iam = (page: string): string => `https://docs.aws.amazon.com/IAM/latest/UserGuide/${page}.html`;
const bedrock = (page: string): string => `https://docs.aws.amazon.com/bedrock/latest/userguide/${page}.html`;

const destinationSteps = [
  "Allow {action} on this model in every Region that the profile routes to. For a global profile, include the ARN without a Region, arn:aws:bedrock:::foundation-model/….",
  "Narrow the statement with the condition bedrock:InferenceProfileArn, so that the models can be called through the profile only.",
] as const;

/** In the order in which they are tried. */
export const refinements: readonly Refinement[] = [
  ...studioRefinements,
  {
    id: "organization-denies-global-routing",
    of: ["organization-policy"],
    when: ({ refused }) => isGlobalModel(refused),
    answer: {
      title: "An organization policy refuses global routing",
      why: "A service control policy of the organization refuses {action} on a model without a Region, which is how a call through a global profile is checked.",
      steps: [
        "Use a profile of one geography, such as us. or eu., whose Regions the organization allows.",
        "Or ask the organization’s administrators to let model calls with aws:RequestedRegion “unspecified” through.",
      ],
      docs: bedrock("global-cross-region-inference"),
    },
    rules: ["profile-call-needs-model-permission"],
  },
  {
    id: "organization-denies-region",
    of: ["organization-policy"],
    when: ({ refused, text }) =>
      refused?.type === "foundation-model" && !/resource control policy/i.test(text),
    answer: {
      why: "A service control policy of the organization refuses {action} in {region}. A profile across Regions sends calls there by itself, wherever the code runs.",
      steps: [
        "Use a profile that routes only to Regions that the organization allows.",
        "Or ask the organization’s administrators to let Bedrock’s invoke actions through in every destination Region. No change in this account helps.",
      ],
      docs: "https://repost.aws/knowledge-center/bedrock-access-denied-exception",
    },
    rules: ["profile-call-needs-model-permission"],
  },
  {
    id: "resource-control-policy",
    of: ["organization-policy"],
    when: ({ text }) => /resource control policy/i.test(text) && !/service control policy/i.test(text),
    answer: {
      likelyPolicy: "rcp",
      title: "A resource control policy refuses the action",
      why: "A resource control policy of the organization that owns {resource} refuses {action}, whoever asks.",
      steps: [
        "Ask the administrators of the organization that owns the resource to let the caller through. No change in the caller’s account helps.",
      ],
    },
  },
  {
    id: "global-destination",
    of: ["no-policy-for-model"],
    when: ({ refused }) => isGlobalModel(refused),
    answer: {
      likelyPolicy: "missing-destination-region",
      certainty: "stated",
      title: "The permission for global routing is missing",
      why: "The call went through a global profile. It is checked against the model’s ARN without a Region, and no policy of the caller allows {action} on that one.",
      steps: destinationSteps,
      docs: bedrock("global-cross-region-inference"),
    },
    rules: ["profile-call-needs-model-permission"],
  },
  {
    id: "destination-region",
    of: ["no-policy-for-model"],
    when: (facts) => routesElsewhere(facts),
    answer: {
      likelyPolicy: "missing-destination-region",
      certainty: "inferred",
      title: "The permission for a destination Region is missing",
      why: "The call was routed to {region}, and no policy of the caller allows {action} on the model there. A call through a profile is checked in every Region it routes to.",
      steps: destinationSteps,
    },
    rules: ["profile-call-needs-model-permission"],
  },
  {
    id: "role-trust-policy",
    of: ["assume-role", "explicit-deny", "no-policy", "denied"],
    when: ({ text, action }) => action === "sts:AssumeRole" && /role trust policy/i.test(text),
    answer: {
      likelyPolicy: "role-trust-policy",
      certainty: "stated",
      title: "The role’s trust policy refuses the caller",
      why: "The trust policy of the role does not let this caller assume it.",
      steps: [
        "Add the caller to the Principal of the role’s trust policy, with the external id if one is asked for.",
        "The caller’s own policies must allow sts:AssumeRole on the role as well.",
      ],
      docs: iam("troubleshoot_roles"),
    },
  },
  {
    id: "resource-policy",
    of: ["explicit-deny", "no-policy", "no-policy-for-model", "no-policy-for-profile"],
    when: ({ text }) => /resource-based policy/i.test(text),
    answer: {
      likelyPolicy: "resource-policy",
      certainty: "stated",
      title: "The resource’s own policy refuses the caller",
      why: "The policy attached to {resource} does not let this caller do {action}. A caller of another account needs it there and in its own policies.",
      steps: ["Have the owner of {resource} change its resource-based policy."],
    },
  },
  {
    id: "deny-of-global-routing",
    of: ["explicit-deny"],
    when: ({ refused, text }) => isGlobalModel(refused) && /identity-based policy/i.test(text),
    answer: {
      certainty: "stated",
      title: "The caller’s policy denies global routing",
      why: "A call through a global profile is checked against the model’s ARN without a Region. A policy of the caller denies {action} on it, as statements that allow some Regions only do.",
      steps: [
        "Use a profile of one geography, such as us. or eu., whose Regions the policy allows.",
        "Or have Bedrock’s invoke actions taken out of the statement that denies other Regions. Adding permissions does not help.",
      ],
      docs: bedrock("global-cross-region-inference"),
    },
    rules: ["profile-call-needs-model-permission"],
  },
  {
    id: "explicit-deny-stated",
    of: ["explicit-deny"],
    when: ({ text }) => /identity-based policy/i.test(text),
    answer: { certainty: "stated" },
  },
  {
    id: "pass-role",
    of: ["no-policy", "denied", "boundary-other", "explicit-deny"],
    when: ({ action }) => action === "iam:PassRole",
    answer: {
      likelyPolicy: "pass-role",
      certainty: "stated",
      title: "The caller may not hand this role to the service",
      why: "The call gives {resource} to an AWS service to work with. That needs {action} on the role, beside the permission for the call itself.",
      steps: [
        "Allow {action} on exactly this role for the caller, with the condition iam:PassedToService.",
        "Check that the role’s trust policy lets the service assume it.",
        "Or pass a role that the caller may hand over already.",
      ],
      docs: iam("id_roles_use_passrole"),
    },
  },
  {
    id: "service-role-data",
    of: ["validation"],
    when: ({ text }) =>
      /ensure that the role .{0,300}trust relationship policy allows|could not access model data at/i.test(
        text,
      ),
    answer: {
      likelyPolicy: "role-trust-policy",
      certainty: "inferred",
      title: "The execution role cannot reach the model data",
      why: "SageMaker took the given role and could not read the model with it: the role does not trust SageMaker, may not read the S3 objects, or the objects are not there.",
      steps: [
        "Let sagemaker.amazonaws.com assume the role in its trust policy.",
        "Allow the role s3:GetObject on the model’s objects and s3:ListBucket on the bucket; an encrypted bucket also needs kms:Decrypt on its key.",
        "Check that the address exists and that the bucket is in the endpoint’s Region.",
      ],
      docs: "https://docs.aws.amazon.com/sagemaker/latest/dg/sagemaker-roles.html",
    },
  },
  {
    id: "payment-instrument",
    of: ["marketplace-subscription"],
    when: ({ text }) => /INVALID_PAYMENT_INSTRUMENT|valid payment instrument/i.test(text),
    answer: {
      title: "The account has no valid means of payment for Marketplace",
      why: "The model is sold through AWS Marketplace. The subscription failed because the account has no valid means of payment, not because of a policy.",
      steps: [
        "Have the owner of the bill add a valid means of payment in Billing, Payment preferences.",
        "Then call the model again after a few minutes.",
      ],
    },
  },
  {
    id: "model-agreement",
    of: ["denied", "invoke-refused"],
    when: ({ text }) => /does not have an agreement to this model/i.test(text),
    answer: {
      likelyPolicy: "marketplace",
      certainty: "stated",
      title: "The account has not accepted the model’s agreement",
      why: "Nobody in this account has accepted the provider’s terms for this model, so no policy can let the call through.",
      steps: [
        "Have an administrator open the model in the Bedrock console’s model catalog and accept the agreement.",
        "Try again after a few minutes, in every Region that the profile routes to.",
      ],
      docs: bedrock("model-access"),
    },
  },
  {
    id: "bearer-token",
    of: ["no-policy", "denied", "explicit-deny"],
    when: ({ action }) => action?.endsWith(":CallWithBearerToken") === true,
    answer: {
      title: "Bedrock API keys are not allowed for this caller",
      why: "The call was made with a Bedrock API key, and no policy of the identity behind the key allows {action}.",
      steps: [
        "Allow {action} on * for the identity behind the key, beside the permission to invoke the model.",
        "Or call with ordinary AWS credentials, which do not need it.",
      ],
      docs: bedrock("api-keys-permissions"),
    },
  },
  {
    id: "account-not-enabled",
    of: ["invoke-refused", "denied", "validation"],
    when: ({ text }) => /your account is not authorized to invoke this API operation/i.test(text),
    answer: {
      likelyPolicy: "model-access",
      certainty: "inferred",
      title: "The account may not use this model here",
      why: "Bedrock refuses the account, not a policy: mostly the model is not enabled in the Region that was called, or another Region was meant.",
      steps: [
        "Compare the Region of the client with the Region in which the model is enabled.",
        "Then have an administrator enable the model in the Bedrock console.",
      ],
      docs: "https://repost.aws/knowledge-center/bedrock-invokemodel-api-error",
    },
  },
  {
    id: "agent-role",
    of: ["denied"],
    when: ({ text }) => /ensure agent role has valid permissions/i.test(text),
    answer: {
      likelyPolicy: "identity-policy",
      certainty: "inferred",
      title: "The agent’s role may not use the profile",
      why: "Bedrock checked the agent’s own role when the agent was saved, and that role may not call the profile.",
      steps: [
        "Allow the agent’s role bedrock:InvokeModel and bedrock:GetInferenceProfile on the profile, and bedrock:InvokeModel on the model in every Region it routes to.",
        "A role that was made or changed seconds ago is not known everywhere yet: try the same again before changing more.",
      ],
      docs: bedrock("agents-permissions"),
    },
  },
  {
    id: "instance-quota",
    of: ["quota"],
    when: ({ text }) => /account-level service limit/i.test(text),
    answer: {
      title: "The account may not run such an instance",
      why: "The quota of this instance type for this use is smaller than what was asked for; in new accounts it is often 0.",
      steps: [
        "Ask for a higher quota of the instance type in Service Quotas, for exactly this use: endpoint, training or notebook.",
        "Or choose an instance type with quota left.",
      ],
      docs: "https://docs.aws.amazon.com/general/latest/gr/sagemaker.html",
    },
  },
];

/** The first that fits the explanation and the facts. */
export function refinementOf(
  { ruleId }: Pick<AwsErrorExplanation, "ruleId">,
  facts: RefusalFacts,
): Refinement | undefined {
  return refinements.find(({ of, when }) => of.includes(ruleId) && when(facts));
}

function isGlobalModel(refused: RefusalFacts["refused"]): boolean {
  return refused?.type === "foundation-model" && /:bedrock:::/.test(refused.text);
}

/** The model stands in another Region than the call, or the text names the profile that routed the call. */
function routesElsewhere({ refused, callRegion, context }: RefusalFacts): boolean {
  if (refused?.type !== "foundation-model" || refused.region === null) return false;
  if (callRegion !== null) return callRegion !== refused.region;
  const model = refused.text.split("/")[1] ?? "";
  return (
    model !== "" &&
    ["us", "eu", "apac", "jp", "au", "us-gov"].some((geo) => context.includes(`${geo}.${model}`))
  );
}
