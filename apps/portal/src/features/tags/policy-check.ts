import { TagRules } from "@quarry/domain/tags/schema";
import { problemsOfIssues } from "../../client/refusal.ts";
import { landed, rulesOf } from "./policy-draft.ts";
import type { RuleDraft } from "./policy-draft.ts";

/** What is wrong with rules as the server would say it, by row and field. */
export function problemsOf(drafts: readonly RuleDraft[]): Map<string, string> {
  const checked = TagRules.safeParse(rulesOf(drafts));
  return landed(problemsOfIssues(checked.error?.issues));
}
