import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { Stepper } from "@quarry/ui/stepper";
import { ArrowLeft, ArrowRight } from "lucide-react";
import type { ReactNode } from "react";
import type { WizardWalk } from "./use-wizard-walk.ts";

interface WizardFrameProps {
  steps: readonly { id: string; label: string }[];
  walk: WizardWalk;
  /** The step that is shown; the last one has a button of its own. */
  children: ReactNode;
}

/** The steps of a wizard, the one that is shown, and the way back and on. */
export function WizardFrame({
  steps,
  walk: { at, panel, back, next, isWaiting, failure },
  children,
}: WizardFrameProps) {
  return (
    <div className="flex flex-col gap-4">
      <div className="rounded-lg border border-line bg-surface p-4">
        <Stepper
          label="Steps"
          steps={steps.map(({ id, label }, index) => ({ id, label, state: stateAt(index, at) }))}
        />
      </div>
      <div ref={panel} tabIndex={-1} className="outline-none">
        <Section title={steps[at]?.label}>
          <div className="flex flex-col gap-4">{children}</div>
        </Section>
      </div>
      {failure === undefined ? null : (
        <Callout tone="danger" urgent>
          {failure}
        </Callout>
      )}
      <div className="flex flex-wrap justify-between gap-2">
        <Button icon={<ArrowLeft aria-hidden />} disabled={at === 0} onClick={back}>
          Back
        </Button>
        {at === steps.length - 1 ? null : (
          <Button variant="primary" icon={<ArrowRight aria-hidden />} loading={isWaiting} onClick={next}>
            Next
          </Button>
        )}
      </div>
    </div>
  );
}

function stateAt(index: number, at: number) {
  if (index < at) return "done";
  return index === at ? "current" : "upcoming";
}
