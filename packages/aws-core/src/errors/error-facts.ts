import type { AwsError } from "./aws-error.ts";
import { codeByName, type AwsErrorCode } from "./error-codes.ts";

/** What is known of an error before it is explained; empty or undefined where nothing was said. */
export interface ErrorFacts {
  code: AwsErrorCode | undefined;
  /** The name AWS gave the error, such as `AccessDeniedException`. */
  awsCode: string;
  /** The API operation, such as `Converse`. */
  operation: string;
  text: string;
  /** The IAM action that was refused, such as `bedrock:InvokeModel`. */
  action: string | undefined;
  resource: string | undefined;
}

/** The facts of an error of this package. */
export function factsOfError({ code, awsCode, operation, message }: AwsError): ErrorFacts {
  const named = permissionIn(message);
  const action = named.action ?? (code === "denied" ? actionOf(awsCode, operation) : undefined);
  return { code, awsCode, operation, text: `${awsCode}: ${message}`, action, resource: named.resource };
}

/** The facts in the text of an error as botocore, the SDKs, the AWS CLI, CloudTrail or the console print it. */
export function factsOfText(text: string): ErrorFacts {
  const awsCode = errorNameIn(text);
  const operation = operationIn(text);
  const named = permissionIn(text);
  const code = codeByName[awsCode] ?? (named.action ? "denied" : codeByWords(text));
  const action = named.action ?? (code === "denied" ? actionOf(awsCode, operation) : undefined);
  return { code, awsCode, operation, text, action, resource: named.resource };
}

function errorNameIn(text: string): string {
  const botocore = /\(([A-Za-z]\w{2,60})\) when calling/.exec(text)?.[1];
  // Errors inside a stream are named as members of it: validationException.
  if (botocore) return `${botocore.charAt(0).toUpperCase()}${botocore.slice(1)}`;
  // CloudTrail and the SDK for Java label the code; a name of Python or JavaScript may stand before AWS's own.
  const labelled = /\berror ?code["']?\s*[:=]\s*["']?([A-Z]\w{2,60})/i.exec(text)?.[1];
  if (labelled) return labelled;
  const names = [...text.matchAll(/\b([A-Z]\w{2,60}?(?:Exception|Error|Denied|Token|Exceeded))\b/g)].map(
    ([, name = ""]) => name,
  );
  return names.find((name) => codeByName[name] !== undefined) ?? names[0] ?? "";
}

const operationPatterns: readonly RegExp[] = [
  /when calling the (\w{2,60}) operation/,
  // The SDK for Go: "operation error Bedrock Runtime: InvokeModel, https response error".
  /operation error [\w ]{2,40}: (\w{2,60}),/,
  /"eventName"\s*:\s*"(\w{2,60})"/,
];

function operationIn(text: string): string {
  for (const pattern of operationPatterns) {
    const operation = pattern.exec(text)?.[1];
    if (operation) return operation;
  }
  return "";
}

function permissionIn(text: string): { action: string | undefined; resource: string | undefined } {
  return {
    action:
      /not authorized to perform:? ?([a-z0-9-]+:\w+)/i.exec(text)?.[1] ??
      // The console's panel, which names the parts line by line.
      /\bAction: ?([a-z0-9-]+:\w+)(?=[^]{0,800}(?:denies|allows) the action)/i.exec(text)?.[1],
    resource: /on resource(?:\(s\))?:? ?["']?(arn:[^\s"',\\]+|\*)/i.exec(text)?.[1],
  };
}

/** Some tools print AWS's sentence without the name of the error. */
function codeByWords(text: string): AwsErrorCode | undefined {
  return /\btoo many (?:tokens|requests)\b/i.test(text) ? "throttled" : undefined;
}

/** IAM has no actions for Converse: a conversation is authorised as an invocation. */
const actionByOperation: Readonly<Record<string, string>> = {
  Converse: "bedrock:InvokeModel",
  InvokeModel: "bedrock:InvokeModel",
  ConverseStream: "bedrock:InvokeModelWithResponseStream",
  InvokeModelWithResponseStream: "bedrock:InvokeModelWithResponseStream",
  GetInferenceProfile: "bedrock:GetInferenceProfile",
  ListInferenceProfiles: "bedrock:ListInferenceProfiles",
  ListTagsForResource: "bedrock:ListTagsForResource",
  AssumeRole: "sts:AssumeRole",
};

/** The IAM action that an operation is authorised as, where the two are known to belong together. */
export function iamActionOf(operation: string): string | undefined {
  return actionByOperation[operation];
}

function actionOf(awsCode: string, operation: string): string | undefined {
  return awsCode === "AccessDeniedException" ? iamActionOf(operation) : undefined;
}
