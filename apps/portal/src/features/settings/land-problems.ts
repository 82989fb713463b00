import type { FieldProblem } from "@/client/refusal.ts";

interface FormErrors<Field extends string> {
  setError: (name: Field | "root", error: { message: string }) => void;
}

/**
 * Puts each problem under the field it is about, by the first step of its path. What belongs to no field is
 * told for the whole form.
 */
export function landProblems<Field extends string>(
  { setError }: FormErrors<Field>,
  fields: readonly Field[],
  problems: readonly FieldProblem[],
): void {
  for (const { path, message } of problems) {
    const first = path.split(".")[0];
    const field = fields.find((name) => name === first);
    setError(field ?? "root", { message });
  }
}
