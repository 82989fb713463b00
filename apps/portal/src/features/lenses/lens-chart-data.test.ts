import type { LensView } from "@quarry/domain/metering/schema";
import { expect, test } from "vitest";
import { lensChart } from "./lens-chart-data.ts";

const day = (part: Partial<LensView["days"][number]>): LensView["days"][number] => ({
  day: "2026-11-20",
  billed: null,
  comparable: null,
  isEstimated: false,
  metered: null,
  forecast: null,
  driftPercent: null,
  causes: [],
  ...part,
});
const view: LensView = {
  subject: { kind: "all", label: "Everything" },
  from: "2026-11-20",
  until: "2026-11-22",
  days: [
    day({ billed: "1.5", comparable: "2.0000000001", metered: "2", isEstimated: true }),
    day({ day: "2026-11-21", metered: "0.5", forecast: "3" }),
  ],
  totals: { billed: "1.5", metered: "2.5", meteredToday: "0.5" },
  driftPercent: null,
  causes: [],
  coverage: { percent: "100.0", seen: "2.0000000001", billed: "1.5", unseen: [] },
  month: null,
  withoutBill: null,
  freshness: {
    billed: { dataUntil: null, refreshedAt: null },
    metered: { isReading: false, readUntil: null, since: null, problems: [] },
    forecast: { madeAt: null },
  },
  unpriced: { tokens: "0", images: "0", models: [] },
  metering: null,
};

test("the bars of a day add up to its bill exactly, credits too", () => {
  const { groups, periods } = lensChart(view);
  expect(groups.map(({ amounts }) => amounts)).toEqual([
    ["2.0000000001", "0"],
    ["-0.5000000001", "0.0000000000"],
  ]);
  expect(periods.map(({ total, isEstimated }) => [total, isEstimated])).toEqual([
    ["1.5", true],
    ["0", false],
  ]);
});

test("what is metered and forecast are lines with gaps where nothing is known", () => {
  expect(lensChart(view).lines?.map(({ amounts }) => amounts)).toEqual([
    ["2", "0.5"],
    [null, "3"],
  ]);
});
