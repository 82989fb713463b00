import { expect, test } from "vitest";
import { AwsError, type AwsErrorDetails } from "./aws-error.ts";
import { explainAwsError } from "./explain-aws-error.ts";
import { explanationRules } from "./explanation-rules.ts";

const caller = "arn:aws:sts::111122223333:assumed-role/datazone_usr_role_5elox3qmz8kyz4_c1h2/SageMaker";
const profile = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279";
const model = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-5-sonnet-20241022-v2:0";

const refused = (action: string, resource: string, reason: string): string =>
  `User: ${caller} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;

const invoke = "bedrock:InvokeModel";
const denied = "AccessDeniedException";

/** Message texts as AWS and the libraries write them, with the rule that must explain each. */
const messages: readonly [ruleId: string, awsCode: string, text: string, operation?: string][] = [
  [
    "boundary-allows-no-profile",
    denied,
    refused(invoke, profile, "because no permissions boundary allows the bedrock:InvokeModel action"),
  ],
  [
    "boundary-denies-profile",
    denied,
    refused(invoke, profile, "with an explicit deny in a permissions boundary"),
  ],
  [
    "boundary-blocks-model",
    denied,
    refused(invoke, model, "because no permissions boundary allows the bedrock:InvokeModel action"),
  ],
  [
    "boundary-other",
    denied,
    refused(
      "bedrock:ListInferenceProfiles",
      "arn:aws:bedrock:us-west-2:111122223333:*",
      "with an explicit deny in a permissions boundary",
    ),
  ],
  [
    "no-policy-for-profile",
    denied,
    refused(invoke, profile, "because no identity-based policy allows the bedrock:InvokeModel action"),
  ],
  [
    "no-policy-for-model",
    denied,
    refused(
      "bedrock:InvokeModelWithResponseStream",
      model,
      "because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action",
    ),
  ],
  ["explicit-deny", denied, refused(invoke, profile, "with an explicit deny in an identity-based policy")],
  [
    "organization-policy",
    denied,
    refused(
      invoke,
      "arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1",
      "with an explicit deny in a service control policy: arn:aws:organizations::000000000000:policy/o-1/service_control_policy/p-1",
    ),
  ],
  [
    "session-policy",
    denied,
    refused(invoke, profile, "because no session policy allows the bedrock:InvokeModel action"),
  ],
  [
    "endpoint-policy",
    denied,
    refused(invoke, profile, "because no VPC endpoint policy allows the bedrock:InvokeModel action"),
  ],
  [
    "get-profile-denied",
    denied,
    refused(
      "bedrock:GetInferenceProfile",
      profile,
      "because no identity-based policy allows the bedrock:GetInferenceProfile action",
    ),
  ],
  [
    "no-policy",
    denied,
    refused(
      "bedrock:ListTagsForResource",
      profile,
      "because no identity-based policy allows the bedrock:ListTagsForResource action",
    ),
  ],
  [
    "assume-role",
    "AccessDenied",
    `User: ${caller} is not authorized to perform: sts:AssumeRole on resource: arn:aws:iam::444455556666:role/QuarryReader`,
  ],
  [
    "marketplace-subscription",
    denied,
    "Model access is denied due to IAM user or service role is not authorized to perform the required AWS Marketplace actions (aws-marketplace:ViewSubscriptions, aws-marketplace:Subscribe) to enable access to this model. Refer to the Amazon Bedrock documentation for further details. Your AWS Marketplace subscription for this model cannot be completed at this time. If you recently fixed this issue, try again after 5 minutes.",
  ],
  ["model-access", denied, "You don't have access to the model with the specified model ID."],
  [
    "use-case-form",
    "ResourceNotFoundException",
    "Model use case details have not been submitted for this account. Fill out the Anthropic use case details form before using the model. If you have already filled out the form, try again in 15 minutes.",
  ],
  [
    "legacy-model",
    "ResourceNotFoundException",
    "This model version has reached the end of its life. Please refer to the AWS documentation for more details.",
  ],
  ["invoke-refused", denied, "Your account is not authorized to invoke this API operation."],
  ["denied", "AccessDenied", "Access Denied"],
  ["expired-token", "ExpiredTokenException", "The security token included in the request is expired"],
  ["wrong-signing-region", "InvalidSignatureException", "Credential should be scoped to a valid region."],
  [
    "wrong-credentials",
    "UnrecognizedClientException",
    "The security token included in the request is invalid.",
  ],
  ["missing-credentials", "CredentialsProviderError", "Could not load credentials from any providers"],
  [
    "provider-missing",
    "ValidationException",
    "Model provider should be supplied when passing a model ARN as model_id.",
  ],
  [
    "needs-profile",
    "ValidationException",
    "Invocation of model ID anthropic.claude-3-7-sonnet-20250219-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
  ],
  [
    "unsupported-country",
    "ValidationException",
    "Access to Anthropic models is not allowed from unsupported countries, regions, or territories. Please refer to https://www.anthropic.com/supported-countries for more information on the countries and regions Anthropic currently supports.",
  ],
  ["operation-not-allowed", "ValidationException", "Operation not allowed"],
  [
    "temperature-and-top-p",
    "ValidationException",
    "The model returned the following errors: `temperature` and `top_p` cannot both be specified for this model. Please use only one.",
  ],
  [
    "sampling-removed",
    "ValidationException",
    "The model returned the following errors: `temperature` is deprecated for this model.",
  ],
  [
    "converse-unsupported",
    "ValidationException",
    "This action doesn't support the model that you provided. Try again with a supported text or chat model",
  ],
  [
    "system-unsupported",
    "ValidationException",
    "This model doesn't support system messages. Try again without a system message or use a model that supports system messages.",
  ],
  ["too-long", "ValidationException", "Input is too long for requested model."],
  [
    "user-first",
    "ValidationException",
    "A conversation must start with a user message. Try again with a conversation that starts with a user message.",
  ],
  ["identifier-invalid", "ValidationException", "The provided model identifier is invalid."],
  [
    "validation",
    "ValidationException",
    "1 validation error detected: Value '' at 'inferenceProfileIdentifier' failed to satisfy constraint",
  ],
  ["daily-quota", "ThrottlingException", "Too many tokens per day, please wait before trying again."],
  ["throttled", "ThrottlingException", "Too many tokens, please wait before trying again."],
  [
    "model-not-ready",
    "ModelNotReadyException",
    "Model is not ready for inference. Wait and try your request again.",
  ],
  [
    "model-timeout",
    "ModelTimeoutException",
    "Model has timed out in processing the request. Try your request again.",
  ],
  [
    "no-endpoint",
    "EndpointConnectionError",
    'Could not connect to the endpoint URL: "https://bedrock-runtime.me-central-1.amazonaws.com/model/amazon.titan-text-express-v1/invoke"',
  ],
  [
    "stream-broke",
    "ModelStreamErrorException",
    "The system encountered an unexpected error during processing. Try your request again.",
  ],
  ["timeout", "TimeoutError", "a request has exceeded the configured 15000 ms requestTimeout."],
  ["aborted", "AbortError", "Request aborted"],
  ["not-found", "ResourceNotFoundException", "Could not find inference profile: hsl5b7kh1279"],
  ["quota", "ServiceQuotaExceededException", "You have exceeded the maximum number of inference profiles."],
  ["conflict", "ConflictException", "An inference profile with this name exists."],
  [
    "costs-too-little-history",
    "DataUnavailableException",
    "Insufficient amount of historical data.",
    "GetCostForecast",
  ],
  [
    "costs-not-there-yet",
    "DataUnavailableException",
    "Data is not available. Please try to adjust the time period. If just enabled Cost Explorer, data might not be ingested yet",
  ],
  ["costs-page-expired", "InvalidNextTokenException", "The pagination token is invalid."],
  ["costs-throttled", "LimitExceededException", "Rate limit exceeded", "GetCostAndUsage"],
  ["costs-throttled", "ThrottlingException", "Rate exceeded", "GetDimensionValues"],
  ["costs-too-old", "BillExpirationException", "The requested report expired."],
  ["costs-history-closed", "ValidationException", "You haven't enabled historical data beyond 14 months."],
  ["costs-forecast-range", "ValidationException", "A daily forecast spans at most 3 months."],
  ["costs-currency", "CostsCurrency", "UnblendedCost is in “EUR”."],
  ["costs-usage-type-unknown", "CostsUnknownUsageType", "The bill has USE1-NovaLite-input-tokens."],
  ["costs-unreadable", "CostsUnreadable", "Cost Explorer's answer cannot be read."],
  ["costs-not-open", denied, "User not enabled for cost explorer access", "GetCostAndUsage"],
];

const botocore = (awsCode: string, text: string, operation = "Converse"): string =>
  `botocore.errorfactory.${awsCode}: An error occurred (${awsCode}) when calling the ${operation} operation: ${text}`;

test.for(messages)(
  "the pasted text of a notebook's error is explained by the rule %s",
  ([ruleId, awsCode, text, operation]) => {
    expect(explainAwsError(botocore(awsCode, text, operation)).ruleId).toBe(ruleId);
  },
);

test("every rule explains at least one real message", () => {
  const covered = new Set(messages.map(([ruleId]) => ruleId));
  expect(explanationRules.map(({ id }) => id).filter((id) => !covered.has(id))).toEqual([]);
});

test("no explanation leaves a placeholder, and each says what to do", () => {
  for (const [, awsCode, text, operation] of messages) {
    const { title, cause, remedy } = explainAwsError(botocore(awsCode, text, operation));
    expect(`${title} ${cause} ${remedy}`).not.toMatch(/[{}!]|undefined/);
    expect(remedy.length).toBeGreaterThan(20);
  }
});

function awsError(message: string, details: Partial<AwsErrorDetails>): AwsError {
  const usual = { code: "denied", awsCode: denied, operation: "ConverseStream", cause: undefined } as const;
  return new AwsError(message, { ...usual, ...details });
}

test("action and resource are taken from AWS's message", () => {
  const text = refused(invoke, profile, "with an explicit deny in a permissions boundary");
  const explanation = explainAwsError(awsError(text, {}));
  expect(explanation).toMatchObject({ ruleId: "boundary-denies-profile", action: invoke, resource: profile });
  expect(explanation.remedy).toContain(profile);
});

test("a conversation that AWS refuses without a reason is explained as an invocation", () => {
  const explanation = explainAwsError(awsError("User is not authorized.", {}));
  expect(explanation).toMatchObject({
    ruleId: "invoke-refused",
    action: "bedrock:InvokeModelWithResponseStream",
  });
});

test("a refused look-up points to base_model_id", () => {
  const explanation = explainAwsError(awsError("Not authorized.", { operation: "GetInferenceProfile" }));
  expect(explanation.remedy).toContain("base_model_id");
});

test("a failure that no rule knows is called unavailable", () => {
  expect(explainAwsError("socket hang up").ruleId).toBe("unavailable");
  const failure = awsError("Oh.", { code: "unavailable", awsCode: "InternalServerException" });
  expect(explainAwsError(failure).ruleId).toBe("unavailable");
});

test("an error object of another library is read like its text", () => {
  const error = new TypeError("Model provider should be supplied when passing a model ARN as model_id.");
  expect(explainAwsError(error).ruleId).toBe("provider-missing");
});
