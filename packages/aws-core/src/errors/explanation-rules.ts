import { availabilityRules } from "./availability-rules.ts";
import { costRules } from "./cost-rules.ts";
import type { ExplanationRule } from "./explanation-rule.ts";
import { identityRules } from "./identity-rules.ts";
import { refusalRules } from "./refusal-rules.ts";
import { requestRules } from "./request-rules.ts";

/** The first that holds explains the error: rules that know a wording come before those that know only a code. */
export const explanationRules: readonly ExplanationRule[] = [
  ...[...refusalRules, ...identityRules].filter(({ when }) => !when.code),
  ...costRules,
  ...[...refusalRules, ...identityRules].filter(({ when }) => when.code),
  ...requestRules,
  ...availabilityRules,
];

/** When nothing else holds. */
export const unknownFailure: ExplanationRule = {
  id: "unavailable",
  when: {},
  title: "AWS could not answer",
  cause: "AWS or the way to it failed, with nothing wrong in the request as far as can be told.",
  remedy: "Try again in a moment. If it goes on, look at the AWS Health Dashboard.",
};
