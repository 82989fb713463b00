"use client";

import { NumberField } from "@quarry/ui/number-field";
import { Switch } from "@quarry/ui/switch";
import { generates } from "./test-draft.ts";
import type { DraftParameters, DraftProblems, TestDraft } from "./test-draft.ts";

interface TestParametersProps {
  draft: TestDraft;
  problems: DraftProblems;
  onChange: (part: Partial<DraftParameters>) => void;
}

/** How the answer is to be made; what is left empty is the model’s own choice. */
export function TestParameters({ draft: { form, parameters }, problems, onChange }: TestParametersProps) {
  if (!generates(form)) return null;
  return (
    <fieldset className="flex min-w-0 flex-col gap-3">
      <legend className="mb-1 font-medium">Parameters</legend>
      <p className="text-sm text-ink-muted">An empty field leaves the choice to the model.</p>
      <div className="grid gap-3 sm:grid-cols-2">
        <NumberField
          label="New tokens at most"
          value={parameters.maxNewTokens}
          onChange={(maxNewTokens) => onChange({ maxNewTokens })}
          min={1}
          max={128_000}
          step={50}
        />
        <NumberField
          label="Temperature"
          value={parameters.temperature}
          onChange={(temperature) => onChange({ temperature })}
          error={problems.temperature}
          min={0}
          max={2}
          step={0.1}
        />
        <NumberField
          label="Top p"
          value={parameters.topP}
          onChange={(topP) => onChange({ topP })}
          min={0.01}
          max={1}
          step={0.05}
        />
        <NumberField
          label="Repetition penalty"
          value={parameters.repetitionPenalty}
          onChange={(repetitionPenalty) => onChange({ repetitionPenalty })}
          min={0.1}
          max={2}
          step={0.1}
        />
      </div>
      {form === "tgi" ? (
        <Switch
          label="Repeat the prompt in the answer"
          hint="return_full_text"
          checked={parameters.returnFullText}
          onChange={(returnFullText) => onChange({ returnFullText })}
        />
      ) : null}
    </fieldset>
  );
}
