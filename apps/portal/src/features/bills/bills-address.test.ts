import { expect, test } from "vitest";
import { parseListFilter } from "../../navigation/list-filter.ts";
import { BillsAddress } from "./bills-address-schema.ts";
import { billPage, billsInput, monthLater, reportAddress } from "./bills-address.ts";

test("an address without a month asks for the latest, and a mistyped one too", () => {
  expect(billsInput(parseListFilter(BillsAddress, {}))).toEqual({ metric: "unblended" });
  expect(billsInput(parseListFilter(BillsAddress, { month: "2026-13" }))).toEqual({ metric: "unblended" });
  expect(billsInput(parseListFilter(BillsAddress, { month: "2026-10", metric: "blended" }))).toEqual({
    month: "2026-10",
    metric: "blended",
  });
});

test("a report's address names its month, so that it gives the same again later", () => {
  const of = { month: "2026-10", metric: "unblended" } as const;
  expect(reportAddress("csv", of)).toBe("/api/v1/team-bills.csv?month=2026-10&metric=unblended");
  expect(reportAddress("md", { ...of, team: "a b" })).toBe(
    "/api/v1/team-bills.md?month=2026-10&metric=unblended&team=a+b",
  );
  expect(billPage("search", of)).toBe("/costs/teams/search?month=2026-10");
});

test("months are stepped through over the turn of a year", () => {
  expect(monthLater("2026-01", -1)).toBe("2025-12");
  expect(monthLater("2025-12", 1)).toBe("2026-01");
});
