import { AwsError } from "./aws-error.ts";
import { factsOfError, factsOfText, type ErrorFacts } from "./error-facts.ts";
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
  return explainFacts(error instanceof AwsError ? factsOfError(error) : factsOfText(textOf(error)));
}

/** The first rule that holds for the facts, in words; `unavailable` when none does. */
export function explainFacts(facts: ErrorFacts): AwsErrorExplanation {
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

function textOf(error: unknown): string {
  if (error instanceof Error) return `${error.name}: ${error.message}`;
  return String(error);
}

function holds({ when }: ExplanationRule, facts: ErrorFacts): boolean {
  const { code, awsCode, operation, text, action, resource } = facts;
  if (when.code && when.code !== code) return false;
  if (when.awsCode && !when.awsCode.test(awsCode)) return false;
  if (when.operation && !when.operation.test(operation)) return false;
  if (when.text && !when.text.test(text)) return false;
  if (when.action && !when.action.test(action ?? "")) return false;
  return !when.resource || when.resource.test(resource ?? "");
}

function fill(sentence: string, { action, resource }: ErrorFacts): string {
  return sentence
    .replaceAll("{action}", () => action ?? "the action")
    .replaceAll("{resource}", () => resource ?? "the resource");
}
