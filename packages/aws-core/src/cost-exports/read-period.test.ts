import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { CostLine } from "../costs/cost-line.ts";
import { readMoney, writeMoney } from "../costs/read-money.ts";
import type { ReadOptions } from "./testing/read-lines.ts";
import { readLines } from "./testing/read-lines.ts";
import type { ExportForm, ExportLine } from "./testing/write-export.ts";

const forms: ExportForm[] = [
  { format: "parquet", amounts: "DOUBLE" },
  { format: "parquet", amounts: "DECIMAL(28,10)" },
  { format: "csv" },
];

describe.each(forms)("$format $amounts", (form) => {
  test("divides what the files say by account, resource and tag", async () => {
    const { lines } = await readLines(
      [
        [
          { unblended: "0.0000000001", account: "1", resource: "arn:a", tags: { user_project: "search" } },
          { unblended: "0.1", account: "1", resource: "arn:b", tags: { user_project: "" } },
          { unblended: "0.2", account: "2", resource: "arn:a", day: "2026-05-31T23:00:00Z" },
        ],
        [{ unblended: "-0.05", account: "1", resource: "arn:a", type: "Credit" }],
      ],
      { form, tagKeys: ["Project"] },
    );
    const of = (key: string) =>
      lines[key]?.map(({ day, value, unblended }) => `${day} ${value} ${writeMoney(unblended)}`).toSorted();
    expect(of("total")).toEqual(["2026-05-01  0.0500000001", "2026-05-31  0.2"]);
    expect(of("account")).toEqual(["2026-05-01 1 0.0500000001", "2026-05-31 2 0.2"]);
    expect(of("resource")).toEqual([
      "2026-05-01 arn:a -0.0499999999",
      "2026-05-01 arn:b 0.1",
      "2026-05-31 arn:a 0.2",
    ]);
    expect(of("tag:Project")).toEqual([
      "2026-05-01  0.05",
      "2026-05-01 search 0.0000000001",
      "2026-05-31  0.2",
    ]);
  });

  test("adds up to what the file says by every grouping, whatever it says", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyLine, { minLength: 1, maxLength: 40 }), async (written) => {
        const tagKeys = ["Project", "Cost$Center", "aws:createdBy"];
        const { lines } = await readLines([written.slice(0, 20), written.slice(20)], { form, tagKeys });
        const said = written.reduce((sum, { unblended = "" }) => sum + readMoney(unblended), 0n);
        for (const [grouping, summed] of Object.entries(lines)) {
          const total = summed.reduce((sum, { unblended }) => sum + unblended, 0n);
          expect([grouping, writeMoney(total)]).toEqual([grouping, writeMoney(said)]);
        }
      }),
      { numRuns: 12 },
    );
  });
});

const amount = fc
  .tuple(
    fc.constantFrom("", "-"),
    fc.integer({ min: 0, max: 99_999 }),
    fc.integer({ min: 0, max: 9_999_999_999 }),
  )
  .map(([sign, whole, fraction]) => `${sign}${whole}.${String(fraction).padStart(10, "0")}`);

const anyLine: fc.Arbitrary<ExportLine> = fc.record({
  day: fc.constantFrom(
    "2026-04-30T23:59:59Z",
    "2026-05-01",
    "2026-05-15T12:00:00Z",
    "2026-05-31T23:00:00Z",
    "2026-06-01",
  ),
  account: fc.constantFrom("111122223333", "444455556666"),
  product: fc.constantFrom(
    "Amazon Bedrock",
    "Claude Sonnet 5 (Amazon Bedrock Edition)",
    "Amazon SageMaker",
    "",
  ),
  resource: fc.constantFrom("", "arn:aws:bedrock:us-east-1:1:application-inference-profile/a", "it's"),
  unblended: amount,
  tags: fc.dictionary(
    fc.constantFrom("user_project", "user_cost_center", "aws_created_by"),
    fc.string({ maxLength: 256 }),
  ),
  type: fc.constantFrom("Usage", "Credit", "Refund", "EdpDiscount"),
});

test("a mebibyte of tenths adds up exactly, where doubles would drift", async () => {
  const { lines } = await readLines([Array.from({ length: 5000 }, () => ({ unblended: "0.1" }))]);
  expect(lines.total?.map(({ unblended }) => writeMoney(unblended))).toEqual(["500"]);
});

test("a line of a million dollars keeps what a double can tell of its cents", async () => {
  expect(writeMoney((await oneLine({ unblended: "1234567.891" })).unblended)).toBe("1234567.891");
});

/** The only line of the total. */
async function oneLine(line: ExportLine, options?: ReadOptions): Promise<CostLine> {
  const { lines } = await readLines([[line]], options);
  const [only, another] = lines.total ?? [];
  if (only === undefined || another !== undefined) throw new Error("There is not exactly one line.");
  return only;
}

describe("which lines count", () => {
  test("only Bedrock, what is sold through it, and SageMaker", async () => {
    const products = ["Amazon Bedrock", "Jamba (Amazon Bedrock Edition)", "Amazon SageMaker", "Amazon EC2"];
    const { lines, rows } = await readLines([
      products.map((product, index) => ({ product, code: `code-${index}` })),
    ]);
    expect(lines.total?.map(({ service }) => service).toSorted()).toEqual(products.slice(0, 3).toSorted());
    expect(rows).toBe(4);
  });

  test("a credit that names no product belongs to the one whose code it has", async () => {
    const code = "8zbxmnlpqrs";
    const product = "Claude Sonnet 5 (Amazon Bedrock Edition)";
    const credit = { product: "", code, type: "Credit", unblended: "-0.25" };
    const { lines } = await readLines([[{ product, code }, credit]]);
    expect(lines.total?.map(({ service, unblended }) => [service, writeMoney(unblended)])).toEqual([
      [product, "0.75"],
    ]);
  });

  test("taxes do not, which Cost Explorer counts as a service of their own", async () => {
    const { lines } = await readLines([[{ unblended: "2" }, { type: "Tax", unblended: "0.4" }]]);
    expect(lines.total?.map(({ unblended }) => writeMoney(unblended))).toEqual(["2"]);
  });

  test("a month without Bedrock and SageMaker is read as nothing spent", async () => {
    const { lines, until } = await readLines([[{ product: "Amazon EC2", code: "AmazonEC2" }]]);
    expect([lines.total, until]).toEqual([[], "2026-06-01"]);
  });
});

describe("days", () => {
  test("are those in UTC on which the use began", async () => {
    expect(await oneLine({ day: "2026-05-31T23:59:59Z" })).toMatchObject({ day: "2026-05-31" });
  });

  test("what is billed for another month counts on the nearest day of this one", async () => {
    const { lines } = await readLines([[{ day: "2026-03-07" }, { day: "2026-06-02" }]]);
    expect(lines.total?.map(({ day }) => day).toSorted()).toEqual(["2026-05-01", "2026-05-31"]);
  });

  test("a month that has not ended reaches to the last day that any service has costs of", async () => {
    const readAt = new Date("2026-05-20T08:00:00Z");
    const other = { product: "Amazon EC2", code: "AmazonEC2", day: "2026-05-18" };
    expect(await readLines([[{ day: "2026-05-03" }, other]], { readAt })).toMatchObject({
      until: "2026-05-19",
    });
  });

  test("a fee that another service dates ahead is no sign of what is known", async () => {
    const readAt = new Date("2026-05-20T08:00:00Z");
    const ahead = { product: "AWS Support", code: "AWSSupport", day: "2026-05-31" };
    expect(await readLines([[{ day: "2026-05-03" }, ahead]], { readAt })).toMatchObject({
      until: "2026-05-21",
    });
  });

  test("costs are estimated until they are on an invoice", async () => {
    expect(await oneLine({ invoice: "" })).toMatchObject({ isEstimated: true });
    expect(await oneLine({ invoice: "42" })).toMatchObject({ isEstimated: false });
  });
});

describe("metrics", () => {
  const amortized: [string, Record<string, string>, string][] = [
    ["SavingsPlanCoveredUsage", { savings_plan_savings_plan_effective_cost: "0.64" }, "0.64"],
    ["SavingsPlanNegation", {}, "0"],
    ["SavingsPlanUpfrontFee", {}, "0"],
    [
      "SavingsPlanRecurringFee",
      { savings_plan_total_commitment_to_date: "10", savings_plan_used_commitment: "7.5" },
      "2.5",
    ],
    ["DiscountedUsage", { reservation_effective_cost: "0.3" }, "0.3"],
    [
      "RIFee",
      {
        reservation_unused_amortized_upfront_fee_for_billing_period: "1.5",
        reservation_unused_recurring_fee: "0.25",
      },
      "1.75",
    ],
    ["Fee", { reservation_reservation_a_r_n: "arn:aws:sagemaker:reservation" }, "0"],
    ["Fee", { reservation_reservation_a_r_n: "" }, "1"],
    ["Refund", {}, "1"],
  ];

  test.each(amortized)("%s with %j costs %s, amortized", async (type, further, expected) => {
    const line = await oneLine({ type, further });
    expect([writeMoney(line.unblended), writeMoney(line.amortized)]).toEqual(["1", expected]);
  });

  test("net metrics are those after discounts", async () => {
    const further = { line_item_net_unblended_cost: "0.8" };
    const { netUnblended, netAmortized } = await oneLine({ further });
    expect([writeMoney(netUnblended), writeMoney(netAmortized)]).toEqual(["0.8", "0.8"]);
  });

  test("without discounts the net metrics are the others", async () => {
    const { netUnblended, netAmortized } = await oneLine({ unblended: "3" });
    expect([writeMoney(netUnblended), writeMoney(netAmortized)]).toEqual(["3", "3"]);
  });

  test("a discount repeats the amount of its usage, which counts once", async () => {
    const { lines } = await readLines([[{ quantity: "1000" }, { type: "EdpDiscount", quantity: "1000" }]]);
    expect(lines.total?.map(({ quantity }) => Number(quantity))).toEqual([1000]);
  });
});

test("a tag of the calling identity stands in a column of its own", async () => {
  const further = { tags: JSON.stringify({ "iamPrincipal/Team": "search" }) };
  for (const form of forms) {
    const { lines } = await readLines([[{ further }]], { form, tagKeys: ["iamPrincipal/Team"] });
    expect(lines["tag:iamPrincipal/Team"]?.map(({ value }) => value)).toEqual(["search"]);
  }
});
