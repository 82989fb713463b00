import { describe, expect, test } from "vitest";
import { readDay } from "./calendar.ts";
import { readDays, readHour, stepsBetween, stepsOn, wholeDay } from "./meter.ts";
import type { Meter, Pattern } from "./meter.ts";

const pattern: Pattern = {
  kind: "pattern",
  seed: 12_345,
  base: 10_000,
  weekend: 300,
  growth: 100,
  noise: 180,
  stepAmount: 1_375_000,
  stepQuantity: 100,
};

const meter: Meter = {
  dimensions: {
    account: "111122223333",
    service: "Amazon Bedrock",
    serviceCode: "AmazonBedrock",
    region: "us-east-1",
    usageType: "USE1-NovaLite-input-tokens",
    operation: "InvokeModelInference",
    recordType: "Usage",
    instanceType: "",
    billingEntity: "AWS",
    legalEntity: "Amazon Web Services, Inc.",
  },
  resourceId: "",
  tags: {},
  unit: "1K tokens",
  first: 20_000,
  end: 21_000,
  lagHours: 9,
  counts: "both",
  discount: 40,
  usage: pattern,
};

const wednesday = readDay("2026-09-02") ?? 0;

describe("a pattern", () => {
  test("gives the same day the same use at all times", () => {
    const steps = [0, 1, 2, 3, 4, 5, 6].map((offset) => stepsOn(pattern, wednesday + offset, wholeDay));
    expect(steps).toEqual([12_546, 11_395, 12_355, 3120, 3104, 10_049, 11_502]);
  });

  test("spends its hours and its slots of five minutes exactly", () => {
    const hours = Array.from({ length: 24 }, (_, hour) =>
      readHour(meter, { day: wednesday, hour }, wholeDay),
    );
    const whole = readDays(meter, { from: wednesday, to: wednesday + 1 }, () => wholeDay);
    const sum = (name: "amount" | "net" | "quantity") => hours.reduce((total, one) => total + one[name], 0);
    expect({ amount: sum("amount"), net: sum("net"), quantity: sum("quantity") }).toEqual(whole);
    const slots = Array.from({ length: 288 }, (_, slot) =>
      stepsBetween(pattern, wednesday, { from: slot, to: slot + 1 }),
    );
    expect(slots.reduce((total, one) => total + one, 0)).toBe(stepsOn(pattern, wednesday, wholeDay));
  });

  test("holds back two in a hundred until the day is settled", () => {
    const open = { hours: 24, isSettled: false };
    const all = stepsOn(pattern, wednesday, wholeDay);
    expect(stepsOn(pattern, wednesday, open)).toBe(all - Math.floor(all / 50));
    expect(stepsOn(pattern, wednesday, { hours: 0, isSettled: false })).toBe(0);
  });

  test("is multiplied on the days of a spike alone", () => {
    const spiking = { ...pattern, spike: { from: wednesday, to: wednesday + 1, factor: 6000 } };
    expect(stepsOn(spiking, wednesday, wholeDay)).toBe(6 * stepsOn(pattern, wednesday, wholeDay));
    expect(stepsOn(spiking, wednesday + 1, wholeDay)).toBe(stepsOn(pattern, wednesday + 1, wholeDay));
  });
});
