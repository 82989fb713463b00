interface AccessExample {
  label: string;
  text: string;
}

const profile = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279";
const studioRole = "arn:aws:sts::111122223333:assumed-role/datazone_usr_role_5elox3qmz8kyz4_c1h2/SageMaker";
const appRole = "arn:aws:sts::111122223333:assumed-role/checkout-api/i-0abc";

/** Errors to try, as boto3 and the libraries print them. */
export const accessExamples: readonly AccessExample[] = [
  {
    label: "Refused in the Studio",
    text: `botocore.errorfactory.AccessDeniedException: An error occurred (AccessDeniedException) when calling the Converse operation: User: ${studioRole} is not authorized to perform: bedrock:InvokeModel on resource: ${profile} with an explicit deny in a permissions boundary`,
  },
  {
    label: "Another Region refused",
    text: `boto3.client("bedrock-runtime", region_name="us-east-1")\nAccessDeniedException: User: ${appRole} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:us-east-2::foundation-model/anthropic.claude-sonnet-4-5-20250929-v1:0 because no identity-based policy allows the bedrock:InvokeModelWithResponseStream action`,
  },
  {
    label: "On-demand not supported",
    text: "ValidationException: Invocation of model ID anthropic.claude-sonnet-4-5-20250929-v1:0 with on-demand throughput isn’t supported. Retry your request with the ID or ARN of an inference profile that contains this model.",
  },
  {
    label: "Provider missing",
    text: `ValueError: Model provider should be supplied when passing a model ARN as model_id. model_id=${profile}`,
  },
  {
    label: "Refused by the organization",
    text: `An error occurred (AccessDeniedException) when calling the ConverseStream operation: User: ${appRole} is not authorized to perform: bedrock:InvokeModelWithResponseStream on resource: arn:aws:bedrock:::foundation-model/anthropic.claude-opus-4-6-v1 with an explicit deny in a service control policy`,
  },
];
