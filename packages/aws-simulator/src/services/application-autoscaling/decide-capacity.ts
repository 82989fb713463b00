// How Application Auto Scaling computes a new capacity. Pure: numbers in, a number out.
import type { StepScalingPolicyConfiguration } from "@aws-sdk/client-application-auto-scaling";

/** The capacity that brings a metric per instance or copy to its target, e.g. 2 copies at 12 of 5 each: 5. */
export const trackedCapacity = (capacity: number, value: number, target: number): number =>
  Math.ceil((capacity * value) / target);

/**
 * The capacity after the step that the breach falls into; undefined when there is no such step.
 * `difference` is the metric's value minus the alarm's threshold.
 */
export function steppedCapacity(
  capacity: number,
  difference: number,
  configuration: StepScalingPolicyConfiguration,
): number | undefined {
  const { AdjustmentType, StepAdjustments = [], MinAdjustmentMagnitude = 0 } = configuration;
  const step = StepAdjustments.find(({ MetricIntervalLowerBound: lower, MetricIntervalUpperBound: upper }) =>
    isInStep(difference, lower ?? Number.NEGATIVE_INFINITY, upper ?? Number.POSITIVE_INFINITY),
  );
  if (step?.ScalingAdjustment === undefined) return undefined;
  const adjustment = step.ScalingAdjustment;
  if (AdjustmentType === "ExactCapacity") return adjustment;
  if (AdjustmentType !== "PercentChangeInCapacity") return capacity + adjustment;
  const change = roundedChange((capacity * adjustment) / 100);
  return capacity + Math.sign(adjustment) * Math.max(Math.abs(change), MinAdjustmentMagnitude);
}

// Above the threshold the lower bound belongs to a step, below it the upper one.
const isInStep = (difference: number, lower: number, upper: number): boolean =>
  difference >= 0 ? lower <= difference && difference < upper : lower < difference && difference <= upper;

/** "Values greater than 1 are rounded down. Values between 0 and 1 are rounded to 1", and the same below zero. */
const roundedChange = (change: number): number =>
  change === 0 ? 0 : Math.sign(change) * Math.max(1, Math.floor(Math.abs(change)));
