import { CheckTargetInput } from "@quarry/domain/verdicts/schema";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";
import { inputOf } from "./checker-address.ts";
import type { CheckerForm } from "./checker-address.ts";

/** A form as it is asked: the question, or null while there is none, and what is wrong with it. */
export interface Asked {
  question: CheckTargetInput | null;
  problems: readonly FieldProblem[];
}

/** The question to ask, or why it cannot be asked: nothing typed yet, or a field is refused. */
export function readForm(form: CheckerForm): Asked {
  const { data, error } = CheckTargetInput.safeParse(inputOf(form));
  return { question: data ?? null, problems: problemsOfIssues(error?.issues) };
}

/** What is wrong with the form, as the server would say it. */
export function problemsOf(form: CheckerForm): readonly FieldProblem[] {
  return readForm(form).problems;
}
