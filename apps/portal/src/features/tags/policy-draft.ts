import type { TagRule } from "@quarry/domain/tags/schema";
import type { FieldProblem } from "../../client/refusal.ts";

/** A rule as it is typed: the values in one line, commas between. No tag value can hold a comma. */
export interface RuleDraft {
  key: string;
  isRequired: boolean;
  values: string;
  description: string;
}

export const emptyRule: RuleDraft = { key: "", isRequired: true, values: "", description: "" };

/** Rules as they are typed. */
export function draftOf(rules: readonly TagRule[]): RuleDraft[] {
  return rules.map(({ values, ...rule }) => ({ ...rule, values: values.join(", ") }));
}

/** Typed rules as they are saved; whether they can be, the check of a policy tells. */
export function rulesOf(drafts: readonly RuleDraft[]): TagRule[] {
  return drafts.map(({ key, isRequired, values, description }) => ({
    key: key.trim(),
    isRequired,
    values: values
      .split(",")
      .map((value) => value.trim())
      .filter((value) => value !== ""),
    description: description.trim(),
  }));
}

/** Problems that the server found in `rules`, by row and field. */
export function problemsOfAnswer(details: readonly FieldProblem[]): Map<string, string> {
  return landed(details.map(({ path, message }) => ({ path: path.replace(/^rules\.?/, ""), message })));
}

/** Problems by "row.field" as in "0.key"; what is about no row stands under "". */
export function landed(problems: readonly FieldProblem[]): Map<string, string> {
  const byField = new Map<string, string>();
  for (const { path, message } of problems) {
    const field = path.split(".").slice(0, 2).join(".");
    if (!byField.has(field)) byField.set(field, message);
  }
  return byField;
}
