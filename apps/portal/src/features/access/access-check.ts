import { ExplainAccessInput } from "@quarry/domain/access/schema";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";

/** What is wrong with a pasted error, as the server would say it. */
export function problemsOf(form: ExplainAccessInput): FieldProblem[] {
  return problemsOfIssues(ExplainAccessInput.safeParse(form).error?.issues);
}
