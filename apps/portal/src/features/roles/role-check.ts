import { SubmitRequestInput } from "@quarry/domain/requests/schema";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";
import { submissionOf } from "./role-draft.ts";
import type { RoleDraft, Submission } from "./role-draft.ts";

/** What would be sent, or what is wrong with it, as the server would say it. */
export function readDraft(draft: RoleDraft): { submission?: Submission; problems: FieldProblem[] } {
  const { data, error } = SubmitRequestInput.safeParse(submissionOf(draft));
  return { ...(data && { submission: data }), problems: problemsOfIssues(error?.issues) };
}
