import type { CostView } from "@quarry/domain/costs/schema";
import { expect, test } from "vitest";
import { costRows } from "./cost-rows.ts";

const group = (value: string, total: string) => ({
  value,
  label: value,
  subject: null,
  amounts: [total],
  total,
});

function aView(groups: CostView["groups"], others: CostView["others"] = null): CostView {
  return {
    query: { groupBy: "service", metric: "unblended", granularity: "daily", filters: [], top: 8 },
    from: "2026-11-01",
    until: "2026-11-02",
    periods: [{ start: "2026-11-01", isEstimated: false, total: "7" }],
    groups,
    others,
    groupCount: groups.length,
    total: "7",
    dataUntil: "2026-11-02",
    refreshedAt: null,
    remarks: [],
  };
}

test("groups come first, what is left after them, and the sum last", () => {
  const rows = costRows(aView([group("a", "5")], group("", "2")), undefined);
  expect(rows.map(({ kind, total }) => [kind, total])).toEqual([
    ["group", "5"],
    ["others", "2"],
    ["total", "7"],
  ]);
});

test("a group that was not there before had cost nothing, unless it may be among the others of then", () => {
  const now = aView([group("a", "5"), group("b", "2")]);
  const before = (earlier: CostView) => costRows(now, earlier).map((row) => row.before);
  expect(before(aView([group("a", "4")]))).toEqual(["4", "0", "7"]);
  expect(before(aView([group("a", "4")], group("", "3")))).toEqual(["4", undefined, "7"]);
});

test("without the range before, nothing is said of it", () => {
  expect(costRows(aView([group("a", "5")]), undefined).map((row) => row.before)).toEqual([
    undefined,
    undefined,
  ]);
});
