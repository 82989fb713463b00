import { CreateBudgetInput } from "@quarry/domain/budgets/schema";
import { problemsOfIssues } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";
import { parted, thresholdsOf } from "./budget-draft.ts";
import type { BudgetDraft } from "./budget-draft.ts";

/** What was typed as the operation takes it, or what is wrong with it. */
export function readDraft(draft: BudgetDraft): { input: CreateBudgetInput } | { problems: FieldProblem[] } {
  const { team, connectionId, isMirrored, emails, ...rest } = draft;
  const thresholds = thresholdsOf(draft);
  if (thresholds === null) {
    return {
      problems: [
        { path: "thresholds", message: "Write whole per cents with commas between, as 50, 80, 100." },
      ],
    };
  }
  const { data, error } = CreateBudgetInput.safeParse({
    ...rest,
    team: team === "" ? null : team,
    connectionId: connectionId === "" ? null : connectionId,
    thresholds,
    mirror: isMirrored ? { emails: parted(emails) } : null,
  });
  if (data) return { input: data };
  return { problems: problemsOfIssues(error.issues) };
}
