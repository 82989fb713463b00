"use client";

import { NumberField } from "@quarry/ui/number-field";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";

interface DeployNumberProps {
  label: string;
  hint?: string;
  unit?: string;
  /** The field below `spec.deployment`. */
  path: string;
  min: number;
  max: number;
  step?: number;
  optional?: boolean;
  value: number | null;
  onChange: (value: number | null) => void;
  problems: readonly FieldProblem[];
}

/** A number of a deployment; one that is left out or too far is told with its limits. */
export function DeployNumber({ path, problems, ...field }: DeployNumberProps) {
  const { value, min, max, optional = false } = field;
  const message = problemOf(problems, `spec.deployment.${path}`);
  const isOut = value === null ? !optional : value < min || value > max;
  const limits = `Write a number from ${min.toLocaleString("en")} to ${max.toLocaleString("en")}.`;
  return <NumberField {...field} error={message !== undefined && isOut ? limits : message} />;
}
