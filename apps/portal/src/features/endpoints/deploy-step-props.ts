import type { FieldProblem } from "@/client/refusal.ts";
import type { DeployDraft } from "./deploy-draft.ts";

/** What each step of the wizard gets. */
export interface DeployStepProps {
  draft: DeployDraft;
  onChange: (part: Partial<DeployDraft>) => void;
  problems: readonly FieldProblem[];
}
