import { CostQuery } from "@quarry/domain/costs/schema";
import { expect, test } from "vitest";
import { searchParamsOf, writeFilter } from "../../navigation/filter-fields.ts";
import { fieldsOf, parseListFilter } from "../../navigation/list-filter.ts";
import { CostAddress } from "./cost-address-schema.ts";
import { costQuery, earlierQuery, filterValues, writeFilters } from "./cost-address.ts";
import { csvAddress } from "./csv-address.ts";
import { drillDown } from "./drill-down.ts";

const today = "2026-11-21";
const plain = parseListFilter(CostAddress, {});
const read = (search: string) => parseListFilter(CostAddress, searchParamsOf(new URLSearchParams(search)));

test("an address without anything asks for the last 30 days by service", () => {
  expect(costQuery(plain, today)).toEqual({
    groupBy: "service",
    metric: "unblended",
    granularity: "daily",
    from: "2026-10-22",
    until: "2026-11-21",
    filters: [],
    top: 8,
  });
});

test("what can be chosen is what the server takes, and survives a reload", () => {
  const values = [
    { by: "tag:Team=%A" as const, value: "a=b&c" },
    { by: "tag:Team=%A" as const, value: "" },
    { by: "service" as const, value: "Amazon Bedrock" },
  ];
  const address = {
    ...plain,
    groupBy: "tag:Cost Center" as const,
    metric: "netAmortized" as const,
    range: "custom" as const,
    from: "2026-02-27",
    to: "2026-02-28",
    filters: writeFilters(values),
  };
  const again = read(writeFilter(fieldsOf(CostAddress), address));
  expect(again).toEqual(address);
  expect(filterValues(again)).toEqual(values);
  expect(CostQuery.parse(costQuery(again, today))).toMatchObject({
    groupBy: "tag:Cost Center",
    from: "2026-02-27",
    until: "2026-03-01",
    filters: [
      { by: "tag:Team=%A", values: ["a=b&c", ""] },
      { by: "service", values: ["Amazon Bedrock"] },
    ],
  });
});

test("an address that somebody mistyped still opens the page", () => {
  const search = "?groupBy=colour&range=2y&filters=colour%3Dred&from=yesterday&connectionId=1&top=9";
  expect(read(search)).toEqual(plain);
  expect(read("?filters=x")).toEqual(plain);
});

test("a look into a group keeps the filters and divides by the next smaller thing", () => {
  const into = drillDown(
    { ...plain, filters: writeFilters([{ by: "region", value: "us-east-1" }]) },
    "Amazon Bedrock",
  );
  expect(into).toMatchObject({
    groupBy: "usage-type",
    filters: ["region=us-east-1", "service=Amazon Bedrock"],
  });
  const team = drillDown({ ...plain, groupBy: "tag:Team" }, "");
  expect(team).toMatchObject({ groupBy: "profile", filters: ["tag:Team="] });
  const profile = team && drillDown(team, "p1");
  expect(profile).toMatchObject({ groupBy: "usage-type", filters: ["profile=p1"] });
  expect(profile && drillDown(profile, "u1")).toBeUndefined();
  expect(team && drillDown(team, "")).toBeUndefined();
});

test("a look into a group replaces what its kind was filtered by", () => {
  const both = writeFilters([
    { by: "service", value: "A" },
    { by: "service", value: "B" },
  ]);
  expect(drillDown({ ...plain, filters: both }, "A")?.filters).toEqual(["service=A"]);
});

test("what the bill cannot be divided by is passed over", () => {
  const team = { ...plain, groupBy: "tag:Team" as const };
  expect(drillDown(team, "a", (by) => by !== "profile")?.groupBy).toBe("usage-type");
});

test("the range before is asked for by month, with more groups than the table shows", () => {
  expect(earlierQuery({ ...plain, range: "7d", filters: ["region=us-east-1"] }, today)).toEqual({
    groupBy: "service",
    metric: "unblended",
    granularity: "monthly",
    from: "2026-11-07",
    until: "2026-11-14",
    filters: [{ by: "region", values: ["us-east-1"] }],
    top: 50,
  });
  expect(earlierQuery({ ...plain, range: "13m" }, today)).toBeUndefined();
});

test("the CSV is asked the question of the screen, for all of its groups", () => {
  const filters = writeFilters([
    { by: "tag:Team", value: "" },
    { by: "tag:Team", value: "a&b" },
  ]);
  const { pathname, searchParams } = new URL(
    csvAddress(costQuery({ ...plain, filters }, today)),
    "https://quarry.example",
  );
  expect(pathname).toBe("/api/v1/costs.csv");
  const given = searchParamsOf(searchParams);
  expect(given).toEqual({
    groupBy: "service",
    metric: "unblended",
    granularity: "daily",
    from: "2026-10-22",
    until: "2026-11-21",
    filters: ["tag:Team=", "tag:Team=a&b"],
  });
  expect(CostQuery.parse(given).filters).toEqual([{ by: "tag:Team", values: ["", "a&b"] }]);
});
