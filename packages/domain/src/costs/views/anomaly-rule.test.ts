import { readMoney } from "@quarry/aws-core/costs/read-money";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { findDepartures } from "./anomaly-rule.ts";

// A Monday.
const firstDay = "2026-08-03";
const least = readMoney("10");
const dollars = (amounts: readonly number[]) =>
  amounts.map((amount) => BigInt(Math.round(amount * 100)) * 10n ** 8n);
const look = (amounts: readonly number[], settledCount = amounts.length) =>
  findDepartures({ firstDay, amounts: dollars(amounts), settledCount, least });
/** 100 dollars on working days, 30 on weekends, up or down by as much as the noise says. */
const working = (count: number, noise: (day: number) => number = () => 0) =>
  Array.from({ length: count }, (_, day) => (day % 7 < 5 ? 100 : 30) * (1 + noise(day)));

describe("days that cost out of the ordinary", () => {
  test("are none where a week is as the week before, up or down by a seventh", () => {
    const noise = fc.array(fc.double({ min: -0.14, max: 0.14, noNaN: true }), {
      minLength: 70,
      maxLength: 70,
    });
    fc.assert(
      fc.property(noise, (by) => {
        expect(look(working(70, (day) => by[day] ?? 0))).toEqual([]);
      }),
    );
  });

  test("begin on the day of a spike and end with it", () => {
    const amounts = working(60).map((amount, day) => (day >= 45 && day < 49 ? amount * 6 : amount));
    expect(look(amounts)).toEqual([expect.objectContaining({ direction: "above", began: 45, ended: 49 })]);
  });

  test("tell what was spent and what usually would have been, exactly", () => {
    const amounts = working(60).map((amount, day) => (day === 45 ? 600.25 : amount));
    expect(look(amounts)).toMatchObject([{ cost: readMoney("600.25"), usual: readMoney("100") }]);
  });

  test("are told apart on weekends, when a working day's amount is out of the ordinary", () => {
    const saturday = 47;
    expect(look(working(60).map((amount, day) => (day === saturday ? 100 : amount)))).toMatchObject([
      { began: saturday, ended: saturday + 1, usual: readMoney("30") },
    ]);
  });

  test("stay out of the ordinary while a spike fills the days before", () => {
    const amounts = working(60).map((amount, day) => (day >= 42 && day < 49 ? amount * 6 : amount));
    expect(look(amounts)).toMatchObject([{ began: 42, ended: 49 }]);
  });

  test("become the usual when a change lasts two weeks", () => {
    const amounts = working(90).map((amount, day) => (day >= 42 ? amount * 3 : amount));
    const found = look(amounts);
    expect(found).toMatchObject([{ began: 42 }]);
    expect(found[0]?.ended).toBeLessThanOrEqual(42 + 14);
  });

  test("need the least amount, however many times the usual they are", () => {
    const amounts = working(60).map((amount, day) => (amount / 1000) * (day === 45 ? 60 : 1));
    expect(look(amounts)).toEqual([]);
  });

  test("are below the usual only where AWS has told everything", () => {
    const amounts = working(60).map((amount, day) => (day >= 57 ? 0 : amount));
    expect(look(amounts, 58)).toMatchObject([{ direction: "below", began: 57, ended: 58 }]);
  });

  test("are the first days of what cost nothing before", () => {
    const amounts = working(60).map((amount, day) => (day >= 56 ? amount : 0));
    expect(look(amounts)).toMatchObject([{ direction: "above", began: 56, usual: 0n }]);
  });

  test("are not told before two weeks are known", () => {
    expect(look(working(14).map((amount, day) => (day === 13 ? amount * 9 : amount)))).toEqual([]);
  });
});
