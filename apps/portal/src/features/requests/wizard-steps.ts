import { isAbout } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";

/** The steps of the wizard with the fields that each asks for. */
export const wizardSteps = [
  { id: "model", label: "Model", fields: ["spec.connectionId", "spec.region", "spec.source"] },
  {
    id: "purpose",
    label: "Name and purpose",
    fields: [
      "team",
      "beneficiary",
      "spec.name",
      "spec.description",
      "spec.environment",
      "spec.purpose",
      "spec.studio",
    ],
  },
  {
    id: "use",
    label: "Use and tags",
    fields: [
      "spec.inputTokensPerMonth",
      "spec.outputTokensPerMonth",
      "spec.tags",
      "spec.expiresOn",
      "spec.app",
      "spec.ticket",
      "spec.justification",
    ],
  },
  { id: "review", label: "Review", fields: [] },
] as const;

/** Where a problem belongs: the step that asks for its field; the review when no step does. */
export function stepOf(problem: FieldProblem): number {
  return stepIn(wizardSteps, problem);
}

/** The first step that asks for a problem's field; the last one when none does. */
export function stepIn(
  steps: readonly { fields: readonly string[] }[],
  problem: Pick<FieldProblem, "path">,
): number {
  const at = steps.findIndex(({ fields }) => fields.some((field) => isAbout(problem, field)));
  return at === -1 ? steps.length - 1 : at;
}
