import { expect, test } from "vitest";
import { overrideChoices, overrideUntil } from "./override-choices.ts";

const now = "2026-11-21T12:00:00.000Z";
const choices = overrideChoices({ overrideUntil: null, suspensions: [] }, now);

test("a time that is said is counted from now", () => {
  expect(overrideUntil({ choice: "three", until: "" }, choices)).toBe("2026-11-24T12:00:00.000Z");
});

test("a day of one's own ends with that day, and what is no day is over", () => {
  expect(overrideUntil({ choice: "own", until: "2026-11-30" }, choices)).toBe("2026-12-01T00:00:00.000Z");
  expect(overrideUntil({ choice: "own", until: "" }, choices)).toBe("1970-01-01T00:00:00.000Z");
});

test("only what is overridden can be ended", () => {
  expect(choices.map(({ value }) => value)).not.toContain("end");
  const overridden = overrideChoices({ overrideUntil: "2026-11-22T00:00:00.000Z", suspensions: [] }, now);
  expect(overridden.map(({ value }) => value)).toContain("end");
  expect(overrideUntil({ choice: "end", until: "" }, overridden)).toBeNull();
});
