import type { FieldProblem } from "@/client/refusal.ts";
import type { RequestDraft } from "./request-draft.ts";

/** What each step of the wizard gets. */
export interface StepProps {
  draft: RequestDraft;
  onChange: (part: Partial<RequestDraft>) => void;
  problems: readonly FieldProblem[];
}
