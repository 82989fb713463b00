import { expect, test } from "vitest";
import { groupSpellings } from "./group-spellings.ts";

test("keys that differ in capitals, blanks or signs stand below the one that is meant", () => {
  expect(groupSpellings(["CostCenter", "Team", "costcenter", "cost center", "cost$center"])).toEqual([
    {
      key: "CostCenter",
      others: [
        { key: "costcenter", likeness: "case" },
        { key: "cost center", likeness: "look-alike" },
        { key: "cost$center", likeness: "look-alike" },
      ],
    },
    { key: "Team", others: [] },
  ]);
});

test("tags of callers, of AWS and of Quarry are no spellings of a resource's, and signs alone are no word", () => {
  const keys = [
    "Team",
    "iamPrincipal/Team",
    "quarry:owner",
    "Owner",
    "aws:createdBy",
    "createdBy",
    "-",
    "--",
  ];
  expect(groupSpellings(keys).map(({ key }) => key)).toEqual(keys);
});
