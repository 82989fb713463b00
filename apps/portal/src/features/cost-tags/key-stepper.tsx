import type { TagDiagnosis, TagStep } from "@quarry/domain/costs/doctor/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Stepper } from "@quarry/ui/stepper";
import { drawnState, stateWords, stepLabels } from "./step-words.ts";

interface KeyStepperProps {
  diagnosis: TagDiagnosis;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The way of a key to the bill: five steps, each with since when, or until about when. */
export function KeyStepper({ diagnosis, now }: KeyStepperProps) {
  return (
    <Stepper
      label={`The way of ${diagnosis.key} to the bill`}
      steps={diagnosis.steps.map((step) => ({
        id: step.id,
        label: stepLabels[step.id],
        state: drawnState(step, diagnosis),
        hint: <StepTime step={step} now={now} />,
      }))}
    />
  );
}

function StepTime({ step: { state, since, until }, now }: { step: TagStep; now: string }) {
  if (state === "done" && since !== null) return <RelativeTime at={since} now={now} />;
  if (state === "waiting" && until !== null) {
    return (
      <>
        until about <RelativeTime at={until} now={now} />
      </>
    );
  }
  return stateWords[state];
}
