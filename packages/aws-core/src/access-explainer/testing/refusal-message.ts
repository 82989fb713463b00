// Messages as people paste them, with accounts, names and ids replaced. Sources: issues of public projects and
// AWS's own documentation of access-denied messages.
import type { Certainty, LikelyPolicy } from "../schema.ts";

/** A pasted text, and what its explanation must name. */
export interface RefusalMessage {
  name: string;
  text: string;
  ruleId: string;
  likelyPolicy: LikelyPolicy;
  certainty: Certainty;
  action: string | null;
  /** The end of the resource's text, or null where the message names none. */
  resource: string | null;
}

export const studioRole =
  "arn:aws:sts::111122223333:assumed-role/datazone_usr_role_5elox3qmz8kyz4_c1h2/SageMaker";
export const profileArn = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279";
export const appRole = "arn:aws:sts::111122223333:assumed-role/checkout-api/i-0abc";
export const sonnet = "anthropic.claude-sonnet-4-5-20250929-v1:0";

/** An error as boto3 prints it. */
export const boto3 = (operation: string, text: string, code = "AccessDeniedException"): string =>
  `botocore.errorfactory.${code}: An error occurred (${code}) when calling the ${operation} operation: ${text}`;

export const invoke = "bedrock:InvokeModel";
export const stream = "bedrock:InvokeModelWithResponseStream";
