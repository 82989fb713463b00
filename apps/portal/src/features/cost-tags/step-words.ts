import type { TagDiagnosis, TagStep, TagStepId } from "@quarry/domain/costs/doctor/schema";
import type { StepState } from "@quarry/ui/stepper";

/** The five steps of a key, as the stepper names them. */
export const stepLabels: Record<TagStepId, string> = {
  applied: "Applied",
  seen: "Seen by billing",
  activated: "Activated",
  backfilled: "Backfilled",
  "first-cost": "First cost",
};

/** How a step is drawn: the one that is next stands out, others that are not done are to come. */
export function drawnState(
  { id, state }: TagStep,
  { next, change }: Pick<TagDiagnosis, "next" | "change">,
): StepState {
  if (state === "done") return "done";
  if (state === "not-needed") return "skipped";
  if (id === "activated" && state === "to-do" && change?.state === "failed") return "failed";
  return id === next ? "current" : "upcoming";
}

/** What stands below a step's name while no time does. */
export const stateWords: Record<TagStep["state"], string> = {
  done: "done",
  waiting: "waiting",
  "to-do": "to do",
  upcoming: "later",
  "not-needed": "not needed",
};
