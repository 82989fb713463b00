import { expect, test } from "vitest";
import { RoleListFilter } from "./role-filter-schema.ts";
import { placedFilter } from "./role-filter.ts";

const places = [
  { id: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e6f", regions: ["us-east-1", "us-west-2"] },
  { id: "0192f0c1-7d3e-7c11-8f3a-2b9a5c0d4e70", regions: ["eu-central-1"] },
];

test("without a choice the first account and its first Region are shown", () => {
  expect(placedFilter(RoleListFilter.parse({}), places)).toMatchObject({
    connectionId: places[0]?.id,
    region: "us-east-1",
  });
});

test("a Region that the chosen account does not have falls back to its first", () => {
  const filter = RoleListFilter.parse({ connectionId: places[1]?.id, region: "us-west-2" });
  expect(placedFilter(filter, places)).toMatchObject({ region: "eu-central-1" });
});

test("without an account there is nothing to list", () => {
  expect(placedFilter(RoleListFilter.parse({}), [])).toBeUndefined();
});
