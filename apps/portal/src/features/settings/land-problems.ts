import type { FieldProblem } from "@/client/refusal.ts";

interface FormErrors<Field extends string> {
  setError: (name: Field | "root", error: { message: string }, options: { shouldFocus: boolean }) => void;
}

/**
 * Puts each problem under the field it is about, by the first step of its path, and the cursor into the first
 * of them. What belongs to no field is told for the whole form.
 */
export function landProblems<Field extends string>(
  { setError }: FormErrors<Field>,
  fields: readonly Field[],
  problems: readonly FieldProblem[],
): void {
  for (const [index, { path, message }] of problems.entries()) {
    const first = path.split(".")[0];
    const field = fields.find((name) => name === first);
    setError(field ?? "root", { message }, { shouldFocus: field !== undefined && index === 0 });
  }
}
