import { toNestErrors } from "@hookform/resolvers";
import type { Fetched } from "@quarry/ui/fetched";
import type { FieldErrors, FieldValues, Path, Resolver } from "react-hook-form";
import type { FieldProblem } from "./refusal.ts";
import { uncheckable } from "./use-fetched.ts";

interface FormChecks<Form> {
  problemsOf: (form: Form) => readonly FieldProblem[];
}

/** Checks a form of react-hook-form by code that may still have to come; `field` tells when it did not. */
export function fetchedResolver<Form extends FieldValues>(
  checks: Fetched<FormChecks<Form>>,
  field: Path<Form>,
): Resolver<Form> {
  return async (form, _context, options) => {
    const problems = await checks.fetch().then(
      ({ problemsOf }) => problemsOf(form),
      () => [{ path: field, message: uncheckable }],
    );
    if (problems.length === 0) return { values: form, errors: {} };
    return { values: {}, errors: toNestErrors<Form>(errorsOf(problems), options) };
  };
}

/** The first problem of each field. */
function errorsOf(problems: readonly FieldProblem[]): FieldErrors {
  const errors: FieldErrors = {};
  for (const { path, message } of problems) errors[path.split(".")[0] ?? ""] ??= { type: "invalid", message };
  return errors;
}
