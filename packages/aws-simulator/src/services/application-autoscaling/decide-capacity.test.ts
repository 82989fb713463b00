import { describe, expect, test } from "vitest";
import { steppedCapacity, trackedCapacity } from "./decide-capacity.ts";

describe("target tracking", () => {
  for (const [capacity, value, target, wanted] of [
    [2, 12, 5, 5],
    [2, 5, 5, 2],
    [4, 0, 5, 0],
    [0, 10, 5, 0],
  ] as const) {
    test(`brings ${capacity} at ${value} of ${target} each to ${wanted}`, () => {
      expect(trackedCapacity(capacity, value, target)).toBe(wanted);
    });
  }
});

const steps = (
  AdjustmentType: "ChangeInCapacity" | "PercentChangeInCapacity" | "ExactCapacity",
  least = 0,
) => ({
  AdjustmentType,
  MinAdjustmentMagnitude: least,
  StepAdjustments: [
    { MetricIntervalLowerBound: 0, MetricIntervalUpperBound: 10, ScalingAdjustment: 10 },
    { MetricIntervalLowerBound: 10, ScalingAdjustment: 30 },
  ],
});

describe("step scaling", () => {
  test("adds what the step of the breach says, its lower bound included", () => {
    expect(steppedCapacity(1, 0, steps("ChangeInCapacity"))).toBe(11);
    expect(steppedCapacity(1, 9.9, steps("ChangeInCapacity"))).toBe(11);
    expect(steppedCapacity(1, 10, steps("ChangeInCapacity"))).toBe(31);
  });

  test("below the threshold the upper bound belongs to a step", () => {
    const configuration = {
      AdjustmentType: "ChangeInCapacity" as const,
      StepAdjustments: [
        { MetricIntervalUpperBound: -5, ScalingAdjustment: -2 },
        { MetricIntervalLowerBound: -5, MetricIntervalUpperBound: 0, ScalingAdjustment: -1 },
      ],
    };
    expect(steppedCapacity(10, -5, configuration)).toBe(8);
    expect(steppedCapacity(10, -4.9, configuration)).toBe(9);
  });

  test("a breach outside of all steps changes nothing", () => {
    expect(steppedCapacity(1, -1, steps("ChangeInCapacity"))).toBeUndefined();
  });

  test("sets an exact capacity", () => {
    expect(steppedCapacity(0, 0, steps("ExactCapacity"))).toBe(10);
  });

  test("percents are rounded down above one, up to one below, and magnified to the least", () => {
    expect(steppedCapacity(19, 0, steps("PercentChangeInCapacity"))).toBe(20);
    expect(steppedCapacity(4, 0, steps("PercentChangeInCapacity"))).toBe(5);
    expect(steppedCapacity(4, 0, steps("PercentChangeInCapacity", 3))).toBe(7);
    expect(steppedCapacity(0, 0, steps("PercentChangeInCapacity"))).toBe(0);
  });
});
