"use client";

import type { ParameterRules } from "@quarry/aws-core/models/schema";
import { Slider } from "@quarry/ui/slider";
import { Switch } from "@quarry/ui/switch";

interface TemperatureFieldProps {
  /** Null while nothing is known of the model. */
  rules: ParameterRules | null;
  /** Null: the model's own default. */
  value: number | null;
  onChange: (value: number | null) => void;
}

// The limits of Converse, whatever a model's own API takes.
const converseLimits = { min: 0, max: 1 };
const atFirst = 0.5;

/** The temperature of a call, or why there is none. */
export function TemperatureField({ rules, value, onChange }: TemperatureFieldProps) {
  if (rules?.temperature === null) {
    return (
      <div>
        <p className="font-medium">Temperature</p>
        <p className="text-sm text-ink-muted">This model refuses a temperature, so none is sent.</p>
      </div>
    );
  }
  const { min, max } = rules?.temperature ?? converseLimits;
  return (
    <div className="flex flex-col gap-2">
      <Switch
        label="Set the temperature"
        hint={value === null ? "The model’s own default is used." : undefined}
        checked={value !== null}
        onChange={(isSet) => onChange(isSet ? atFirst : null)}
      />
      {value === null ? null : (
        <Slider
          label="Temperature"
          hint="Low is steady, high is varied."
          value={Math.min(Math.max(value, min), max)}
          onChange={onChange}
          {...{ min, max }}
          step={0.05}
        />
      )}
    </div>
  );
}
