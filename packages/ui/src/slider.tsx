"use client";

import { Slider as BaseSlider } from "@base-ui/react/slider";
import type { ReactNode } from "react";

export type SliderProps = {
  label: string;
  hint?: ReactNode;
  value: number;
  onChange: (value: number) => void;
  min: number;
  max: number;
  step?: number | undefined;
  disabled?: boolean | undefined;
};

/** A number within limits, by feel; the figure beside the label is exact. */
export function Slider({ label, hint, value, onChange, min, max, step = 1, disabled = false }: SliderProps) {
  return (
    <BaseSlider.Root
      value={value}
      onValueChange={(next) => onChange(next)}
      {...{ min, max, step, disabled }}
      locale="en"
      className="flex flex-col gap-1 data-disabled:text-ink-faint"
    >
      <div className="flex justify-between gap-4">
        <BaseSlider.Label className="font-medium">{label}</BaseSlider.Label>
        <BaseSlider.Value className="text-ink-muted tabular-nums" />
      </div>
      {hint ? <p className="text-sm text-ink-muted">{hint}</p> : null}
      <BaseSlider.Control className="flex h-control-small w-full touch-none items-center select-none">
        <BaseSlider.Track className="h-1 w-full rounded-full bg-line-strong">
          <BaseSlider.Indicator className="rounded-full bg-accent-text data-disabled:bg-line-strong" />
          <BaseSlider.Thumb className="size-4 rounded-full border-2 border-accent-text bg-surface has-focus-visible:outline-2 has-focus-visible:outline-offset-2 has-focus-visible:outline-focus data-disabled:border-line-strong pointer-coarse:size-6" />
        </BaseSlider.Track>
      </BaseSlider.Control>
    </BaseSlider.Root>
  );
}
