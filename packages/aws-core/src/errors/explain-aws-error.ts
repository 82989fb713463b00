import { AwsError } from "./aws-error.ts";
import { codeByName, type AwsErrorCode } from "./error-codes.ts";
import type { ExplanationRule } from "./explanation-rule.ts";
import { explanationRules, unknownFailure } from "./explanation-rules.ts";

/** An AWS error in words for people; `action` and `resource` as far as AWS named them. */
export interface AwsErrorExplanation {
  ruleId: string;
  title: string;
  cause: string;
  remedy: string;
  action?: string;
  resource?: string;
}

/** Explains an error of this package, or the text of one from anywhere, such as a notebook's traceback. */
export function explainAwsError(error: unknown): AwsErrorExplanation {
  const facts = error instanceof AwsError ? factsOfError(error) : factsOfText(textOf(error));
  const rule = explanationRules.find((candidate) => holds(candidate, facts)) ?? unknownFailure;
  const { action, resource } = facts;
  return {
    ruleId: rule.id,
    title: rule.title,
    cause: fill(rule.cause, facts),
    remedy: fill(rule.remedy, facts),
    ...(action ? { action } : {}),
    ...(resource ? { resource } : {}),
  };
}

interface Facts {
  code: AwsErrorCode | undefined;
  awsCode: string;
  text: string;
  action: string | undefined;
  resource: string | undefined;
}

function factsOfError({ code, awsCode, operation, message }: AwsError): Facts {
  const named = permissionIn(message);
  const action = named.action ?? (code === "denied" ? actionOf(awsCode, operation) : undefined);
  return { code, awsCode, text: `${awsCode}: ${message}`, action, resource: named.resource };
}

function factsOfText(text: string): Facts {
  // botocore: "An error occurred (X) when calling the Y operation"; the SDKs: "X: message".
  const awsCode =
    /\(([A-Z]\w+)\) when calling/.exec(text)?.[1] ??
    /\b([A-Z]\w+(?:Exception|Error|Token))\b/.exec(text)?.[1] ??
    "";
  const operation = /when calling the (\w+) operation/.exec(text)?.[1] ?? "";
  const named = permissionIn(text);
  const code = codeByName[awsCode] ?? (named.action ? "denied" : undefined);
  const action = named.action ?? (code === "denied" ? actionOf(awsCode, operation) : undefined);
  return { code, awsCode, text, action, resource: named.resource };
}

function textOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return String(error);
}

function permissionIn(text: string): { action: string | undefined; resource: string | undefined } {
  return {
    action: /not authorized to perform:? ([a-z0-9-]+:\w+)/i.exec(text)?.[1],
    resource: /on resource:? (arn:[^\s"',]+)/i.exec(text)?.[1],
  };
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

function actionOf(awsCode: string, operation: string): string | undefined {
  return awsCode === "AccessDeniedException" ? actionByOperation[operation] : undefined;
}

function holds({ when }: ExplanationRule, { code, awsCode, text, action, resource }: Facts): boolean {
  if (when.code && when.code !== code) return false;
  if (when.awsCode && !when.awsCode.test(awsCode)) return false;
  if (when.text && !when.text.test(text)) return false;
  if (when.action && !when.action.test(action ?? "")) return false;
  return !when.resource || when.resource.test(resource ?? "");
}

function fill(sentence: string, { action, resource }: Facts): string {
  return sentence
    .replaceAll("{action}", () => action ?? "the action")
    .replaceAll("{resource}", () => resource ?? "the resource");
}
