import { DocumentsInput } from "@quarry/domain/roles/schema";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";
import { inputOf } from "./identity-fields.ts";
import type { FieldValues } from "./identity-fields.ts";

/** What was typed for a kind of documents as the operation takes it, or what is wrong with it. */
export function readValues(
  id: DocumentsInput["id"],
  values: FieldValues,
): { input: DocumentsInput } | { problems: FieldProblem[] } {
  const { data, error } = DocumentsInput.safeParse({ id, ...inputOf(id, values, "with place") });
  return data ? { input: data } : { problems: problemsOfIssues(error.issues) };
}
