import type { ExplanationRule } from "./explanation-rule.ts";

const invoking = /^bedrock:InvokeModel/;
const applicationProfile = /:application-inference-profile\//;
const boundary = /permissions boundary/i;
const noPolicyAllows = /no (identity|resource)-based policy allows/i;

/** Refusals, most specific first: IAM's own words tell which kind of policy refused. */
export const refusalRules: readonly ExplanationRule[] = [
  {
    id: "marketplace-subscription",
    when: { text: /aws-marketplace:(Subscribe|ViewSubscriptions)|Marketplace subscription/i },
    title: "The account has no subscription to this model",
    cause:
      "The model is sold through AWS Marketplace, and the first call in an account must subscribe to it. This caller may not.",
    remedy:
      "Have an administrator call the model once with aws-marketplace:Subscribe and aws-marketplace:ViewSubscriptions, then try again after five minutes. The caller itself does not need these permissions.",
  },
  {
    id: "use-case-form",
    when: { text: /use case details have not been submitted/i },
    title: "The provider's use-case form is missing",
    cause: "Anthropic asks every account for its use case once, before the first call.",
    remedy:
      "Have an administrator submit the form in the Bedrock console, Model catalog, then try again after 15 minutes.",
  },
  {
    id: "model-access",
    when: { text: /have access to the model with the specified model ID/i },
    title: "Access to the model is not granted",
    cause: "The model is not enabled for this account in this Region, or the Region is the wrong one.",
    remedy:
      "Check the Region first. Then have an administrator enable the model in the Bedrock console, in every Region that the profile routes to.",
  },
  {
    id: "legacy-model",
    when: { text: /marked by provider as Legacy|reached the end of its life/i },
    title: "The model is retired",
    cause: "The provider has withdrawn this version of the model, wholly or for accounts that do not use it.",
    remedy: "Use a profile of a current version of the model.",
  },
  {
    id: "get-profile-denied",
    when: { code: "denied", action: /^bedrock:GetInferenceProfile$/ },
    title: "The profile may not be looked up",
    cause:
      "The library asks Bedrock which model is behind {resource}, and the caller lacks bedrock:GetInferenceProfile. The model call itself was not tried.",
    remedy:
      "Give the library the model id so that it need not ask: base_model_id in LangChain. Or allow bedrock:GetInferenceProfile on the profile.",
  },
  {
    id: "boundary-denies-profile",
    when: {
      code: "denied",
      action: invoking,
      resource: applicationProfile,
      text: /explicit deny in a permissions boundary|permissions boundary explicitly denies/i,
    },
    title: "The profile is tagged for another Studio project",
    cause:
      "The permissions boundary of the Studio project role denies every resource whose AmazonDataZoneProject tag differs from the role's own project.",
    remedy:
      "Use a profile of your own project, or have the tag AmazonDataZoneProject of {resource} set to your project id.",
  },
  {
    id: "boundary-allows-no-profile",
    when: { code: "denied", action: invoking, resource: applicationProfile, text: boundary },
    title: "The profile has no Studio project tag",
    cause:
      "The permissions boundary of the Studio project role lets application inference profiles through only when they carry the tag AmazonDataZoneProject.",
    remedy: "Have the tag AmazonDataZoneProject of {resource} set to your project id.",
  },
  {
    id: "boundary-blocks-model",
    when: { code: "denied", action: invoking, text: boundary },
    title: "The Studio does not let this model be called directly",
    cause:
      "The permissions boundary of the Studio project role allows models only through an application inference profile; model ids and system-defined profiles such as us.… are blocked.",
    remedy: "Use the ARN of an application inference profile that is tagged for your project.",
  },
  {
    id: "boundary-other",
    when: { code: "denied", text: boundary },
    title: "A permissions boundary refuses the action",
    cause:
      "The caller's role has a permissions boundary that does not let {action} through, whatever its policies allow.",
    remedy: "Do it outside the Studio, for example here in Quarry, or ask an administrator of the role.",
  },
  {
    id: "organization-policy",
    when: { code: "denied", text: /(service|resource) control policy/i },
    title: "An organization policy refuses the action",
    cause:
      "A service control or resource control policy of the organization refuses {action} on {resource}. It often refuses Regions.",
    remedy:
      "Use a profile that routes only to allowed Regions, or ask the organization's administrators. No change in this account helps.",
  },
  {
    id: "session-policy",
    when: { code: "denied", text: /sessions? policy/i },
    title: "The session's policy refuses the action",
    cause: "The session was started with a policy that does not allow {action} on {resource}.",
    remedy: "Start the session with a policy that allows it.",
  },
  {
    id: "endpoint-policy",
    when: { code: "denied", text: /VPC endpoint policy/i },
    title: "The network endpoint's policy refuses the action",
    cause: "The call goes through a VPC endpoint whose policy does not allow {action} on {resource}.",
    remedy: "Have the endpoint's policy allow it, or call from another network.",
  },
  {
    id: "explicit-deny",
    when: { code: "denied", text: /explicit deny|explicitly denies/i },
    title: "A policy denies the action",
    cause:
      "A policy of the caller denies {action} on {resource} explicitly; an explicit deny wins over every allow.",
    remedy: "Have that deny statement narrowed. Adding permissions does not help.",
  },
  {
    id: "assume-role",
    when: { code: "denied", action: /^sts:AssumeRole$/ },
    title: "The connection's role cannot be assumed",
    cause: "{resource} does not exist, does not trust this portal, or expects another external id.",
    remedy:
      "Check the role's trust policy: the portal's principal, and the external id shown on the connection.",
  },
  {
    id: "no-policy-for-profile",
    when: {
      code: "denied",
      action: invoking,
      resource: /inference-profile\//,
      text: noPolicyAllows,
    },
    title: "The caller has no permission for this profile",
    cause: "No policy of the caller allows {action} on {resource}.",
    remedy:
      "Allow {action} on the profile and on the foundation model in every Region it routes to; a call through a profile is checked against both.",
  },
  {
    id: "no-policy-for-model",
    when: { code: "denied", action: invoking, text: noPolicyAllows },
    title: "The caller has no permission for this model",
    cause:
      "No policy of the caller allows {action} on {resource}. A call through a profile is checked against each model it routes to.",
    remedy:
      "Allow {action} on this model, with the condition bedrock:InferenceProfileArn if it may be called through a profile only.",
  },
  {
    id: "invoke-refused",
    when: { code: "denied", action: invoking },
    title: "The model call was refused",
    cause:
      "AWS refused {action} on {resource} without saying which policy did. In a Studio project it is the permissions boundary; elsewhere the caller mostly lacks the permission.",
    remedy:
      "In the Studio, use an application inference profile that is tagged for your project. Elsewhere, allow {action} on the profile and on the models behind it.",
  },
  {
    id: "no-policy",
    when: { code: "denied", text: noPolicyAllows },
    title: "The caller lacks a permission",
    cause: "No policy of the caller allows {action} on {resource}.",
    remedy: "Have {action} on {resource} allowed for the caller's role.",
  },
];
