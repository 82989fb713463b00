import { describe, expect, test } from "vitest";
import { isEstimated, isoDay, isoHour, monthOf, monthStart, readDay } from "./calendar.ts";

const day = (text: string): number => readDay(text) ?? Number.NaN;

describe("days", () => {
  for (const wrong of ["2026-02-30", "2026-2-3", "2026-13-01", "", "2026-01-01T00:00:00Z"]) {
    test(`${wrong === "" ? "nothing" : wrong} is no day`, () => expect(readDay(wrong)).toBeUndefined());
  }

  test("a leap day follows the 28th and lies in February", () => {
    expect(isoDay(day("2028-02-28") + 1)).toBe("2028-02-29");
    expect(monthOf(day("2028-02-29"))).toBe(monthOf(day("2028-02-01")));
  });

  test("months begin on their first", () => {
    expect(isoDay(monthStart(monthOf(day("2026-12-31"))))).toBe("2026-12-01");
    expect(isoDay(monthStart(monthOf(day("2026-12-31")) + 1))).toBe("2027-01-01");
    expect(isoHour(day("2026-12-31") * 24 + 23)).toBe("2026-12-31T23:00:00Z");
  });

  test("a month's bill is closed on the fifth of the next", () => {
    expect(isEstimated(day("2026-09-30"), new Date("2026-10-04T23:59:59Z"))).toBe(true);
    expect(isEstimated(day("2026-09-30"), new Date("2026-10-05T00:00:00Z"))).toBe(false);
  });
});
