import { describe, expect, test } from "vitest";
import { judge } from "./judge-datapoints.ts";

/** Datapoints as AWS's documentation draws them, the newest last: `X` breaches, `0` does not, `-` is missing. */
const drawn = (picture: string) =>
  picture
    .split(" ")
    .map((sign, at) => ({ at, value: sign === "-" ? undefined : Number(sign === "X") }))
    .toReversed();

const ways = ["missing", "ignore", "breaching", "notBreaching"] as const;

const judged = (picture: string, [datapointsToAlarm, evaluationPeriods]: readonly [number, number]) =>
  ways.map((treatMissingData) =>
    judge(drawn(picture), {
      isBreaching: (value) => value === 1,
      evaluationPeriods,
      datapointsToAlarm,
      treatMissingData,
    }),
  );

const keep = undefined;

// The tables of "Configuring how CloudWatch alarms treat missing data".
describe("three of three datapoints", () => {
  for (const [picture, wanted] of [
    ["0 - X - X", ["OK", "OK", "OK", "OK"]],
    ["- - - - 0", ["OK", "OK", "OK", "OK"]],
    ["- - - - -", ["INSUFFICIENT_DATA", keep, "ALARM", "OK"]],
    ["0 X X - X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
    ["- - X - -", ["ALARM", keep, "ALARM", "OK"]],
  ] as const) {
    test(`of ${picture}`, () => {
      expect(judged(picture, [3, 3])).toEqual(wanted);
    });
  }
});

describe("two of three datapoints", () => {
  for (const [picture, wanted] of [
    ["0 - X - X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
    ["0 0 X 0 X", ["ALARM", "ALARM", "ALARM", "ALARM"]],
    ["0 - X - -", ["OK", "OK", "ALARM", "OK"]],
    ["- - - - 0", ["OK", "OK", "ALARM", "OK"]],
    ["- - - X -", ["ALARM", keep, "ALARM", "OK"]],
  ] as const) {
    test(`of ${picture}`, () => {
      expect(judged(picture, [2, 3])).toEqual(wanted);
    });
  }

  test("a breach that is too young for an alarm changes nothing yet", () => {
    expect(judged("- - - - X", [2, 3])[0]).toBe(keep);
  });
});
