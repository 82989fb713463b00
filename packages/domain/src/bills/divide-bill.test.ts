import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { divideBill, sumOf } from "./divide-bill.ts";
import type { CostCell } from "./divide-bill.ts";
import { BillRules } from "./rules-schema.ts";

const runs = { numRuns: 500 };
// Up to ten million dollars, to the tenth decimal, credits among them.
const amount = fc.bigInt({ min: -(10n ** 17n), max: 10n ** 17n });

const slugs = ["alpha", "beta", "gamma"];
const services = ["Amazon Bedrock", "Amazon SageMaker", "Claude Sonnet 5 (Amazon Bedrock Edition)"];
const accounts = ["111122223333", "444455556666"];
const cell: fc.Arbitrary<CostCell> = fc.record({
  value: fc.constantFrom(null, "", ...slugs, "Alpha-Team", "unknown"),
  service: fc.constantFrom(...services),
  category: fc.constantFrom("input-tokens", "endpoint-hours", "other"),
  model: fc.constantFrom(null, "NovaLite"),
  accountId: fc.constantFrom(null, ...accounts),
  amount,
});
const reach = fc.constantFrom("unowned", "everybody");
const anyMatch = fc.oneof(
  fc.constant({ kind: "untagged" }),
  fc.constant({ kind: "unowned" }),
  fc.constantFrom("unknown", "beta").map((value) => ({ kind: "value", value })),
  fc.record({ kind: fc.constant("service"), service: fc.constantFrom(...services), reach }),
  fc.record({ kind: fc.constant("account"), accountId: fc.constantFrom(...accounts), reach }),
);
// One of the teams of the rules is gone.
const teams = fc.uniqueArray(fc.constantFrom(...slugs, "gone"), { minLength: 1 });
const anySplit = fc.oneof(
  fc.record({ kind: fc.constantFrom("evenly", "by-spend"), teams }),
  fc.constantFrom("beta", "gone").map((team) => ({
    kind: "fixed",
    shares: [
      { team: "alpha", percent: "33.3333" },
      { team, percent: "66.6667" },
    ],
  })),
);
const anyRules = fc.array(fc.record({ match: anyMatch, split: anySplit }), { maxLength: 4 }).map((some) =>
  BillRules.parse({
    tagKey: "Team",
    values: [{ value: "Alpha-Team", team: "alpha" }],
    rules: some.map((rule, index) => ({ name: `Rule ${index}`, ...rule })),
  }),
);

const rulesOf = (match: object, split: object): BillRules =>
  BillRules.parse({ tagKey: "Team", values: [], rules: [{ name: "Common", match, split }] });
const aCell = (value: string, of: bigint, service = "Amazon Bedrock"): CostCell => ({
  value,
  service,
  category: "input-tokens",
  model: null,
  accountId: null,
  amount: of,
});
const totals = (cells: CostCell[], by: BillRules) => {
  const { teams: divided, unassigned } = divideBill(cells, by, slugs);
  return [...divided.map(({ own, splits }) => sumOf(own) + sumOf(splits)), sumOf(unassigned)];
};

describe("a month", () => {
  test("is the sum of all bills and of what is nobody's, whatever the rules", () => {
    fc.assert(
      fc.property(fc.array(cell, { maxLength: 40 }), anyRules, (cells, by) => {
        const { teams: divided, unassigned } = divideBill(cells, by, slugs);
        const bills = divided.flatMap(({ own, splits }) => [...own, ...splits]);
        expect(sumOf(bills) + sumOf(unassigned)).toBe(sumOf(cells));
      }),
      runs,
    );
  });

  test("is split by what teams have of their own, of which a credit beyond the costs counts as nothing", () => {
    const byOwn = rulesOf({ kind: "untagged" }, { kind: "by-spend", teams: slugs });
    const cells = [aCell("alpha", 30n), aCell("beta", 10n), aCell("gamma", -5n), aCell("", 100n)];
    expect(totals(cells, byOwn)).toEqual([105n, 35n, -5n, 0n]);
  });

  test("is split evenly by own costs where no team has any, and says so", () => {
    const byOwn = rulesOf({ kind: "untagged" }, { kind: "by-spend", teams: ["alpha", "beta"] });
    const { teams: divided } = divideBill([aCell("", 7n)], byOwn, slugs);
    expect(divided.map(({ splits }) => splits[0]?.amount)).toEqual([4n, 3n, undefined]);
    expect(divided[0]?.splits[0]?.isEvenForWant).toBe(true);
  });

  test("gives a line to the first rule that holds, before the team that its value names", () => {
    const guard = { kind: "service", service: "Amazon SageMaker", reach: "everybody" };
    const cells = [aCell("alpha", 90n, "Amazon SageMaker"), aCell("beta", 5n)];
    expect(totals(cells, rulesOf(guard, { kind: "evenly", teams: slugs }))).toEqual([30n, 35n, 30n, 0n]);
    const unowned = { ...guard, reach: "unowned" };
    expect(totals(cells, rulesOf(unowned, { kind: "evenly", teams: slugs }))).toEqual([90n, 5n, 0n, 0n]);
  });

  test("lets nobody pay the fixed share of a team that is gone", () => {
    const shares = [
      { team: "alpha", percent: "50" },
      { team: "gone", percent: "50" },
    ];
    expect(totals([aCell("", 10n)], rulesOf({ kind: "untagged" }, { kind: "fixed", shares }))).toEqual([
      0n,
      0n,
      0n,
      10n,
    ]);
  });

  test("leaves what a bill does not divide by the key to nobody, also where everything else is shared", () => {
    const all = rulesOf({ kind: "unowned" }, { kind: "evenly", teams: slugs });
    const cells = [{ ...aCell("", 9n), value: null }, aCell("unknown", 3n)];
    expect(totals(cells, all)).toEqual([1n, 1n, 1n, 9n]);
  });
});

test.each([
  ["99.9999", "0.0001", true],
  ["50", "49.9999", false],
  ["50", "50.0001", false],
])("fixed shares of %s %% and %s %% add up to 100 %%: %s", (one, other, isWhole) => {
  const shares = [
    { team: "alpha", percent: one },
    { team: "beta", percent: other },
  ];
  const rule = { name: "Common", match: { kind: "untagged" }, split: { kind: "fixed", shares } };
  expect(BillRules.safeParse({ tagKey: "Team", values: [], rules: [rule] }).success).toBe(isWhole);
});
