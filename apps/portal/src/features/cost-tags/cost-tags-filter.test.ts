import { expect, test } from "vitest";
import { parseListFilter } from "../../navigation/list-filter.ts";
import { CostTagsFilter } from "./cost-tags-filter-schema.ts";
import { diagnoseInput, untaggedInput } from "./cost-tags-filter.ts";

const bill = "0191e1a0-0000-7000-8000-000000000001";

test("the address says which bill, which keys and whose untagged spend, and nothing else is asked for", () => {
  const filter = parseListFilter(CostTagsFilter, { bill, scope: "all", untagged: "Team", other: "1" });
  expect(diagnoseInput(filter)).toEqual({ connectionId: bill, scope: "all" });
  expect(untaggedInput(filter)).toEqual({ connectionId: bill, key: "Team" });
});

test("a mistyped address opens the page of the first bill", () => {
  const filter = parseListFilter(CostTagsFilter, { bill: "nonsense", scope: "some" });
  expect(diagnoseInput(filter)).toEqual({ scope: "ours" });
});
