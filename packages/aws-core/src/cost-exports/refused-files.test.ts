import { describe, expect, test } from "vitest";
import { neededColumns } from "./export-columns.ts";
import { ExportRefusal } from "./export-refusal.ts";
import type { ReadOptions } from "./testing/read-lines.ts";
import { readLines } from "./testing/read-lines.ts";
import type { ExportLine } from "./testing/write-export.ts";

/** The sentence that a file is refused with. */
async function refusalOf(lines: readonly ExportLine[], options: ReadOptions = {}): Promise<string> {
  const error: unknown = await readLines([[{}], lines], options).then(
    () => new Error("It was read."),
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof ExportRefusal)) throw error;
  return `${error.reason}: ${error.message}`;
}

const csv = { format: "csv" } as const;
const parquet = { format: "parquet" } as const;

test.each(neededColumns)("a file without %s is refused by name", async (column) => {
  const refusal = await refusalOf([{}], { form: { format: "parquet", without: [column] } });
  expect(refusal).toContain(`unfit: quarry-00001.parquet has not the column ${column}.`);
});

test("a file that does not say what is sold is refused", async () => {
  expect(await refusalOf([{}], { form: { format: "csv", without: ["product"] } })).toContain(
    "the column product.",
  );
});

test("a file without tags is refused where costs are divided by one", async () => {
  const form = { format: "csv", without: ["resource_tags"] } as const;
  expect(await refusalOf([{}], { form, tagKeys: ["Project"] })).toContain("the column resource_tags.");
  await expect(readLines([[{}]], { form })).resolves.toMatchObject({ rows: 1 });
});

test("a line under a plan is refused without the column of what it costs there", async () => {
  expect(await refusalOf([{ type: "SavingsPlanCoveredUsage" }])).toContain(
    "quarry-00002.parquet has not the column savings_plan_savings_plan_effective_cost.",
  );
});

test.each(["CNY", ""])("lines in the currency “%s” are refused", async (currency) => {
  expect(await refusalOf([{}, { currency }])).toMatch(
    /^unfit: quarry-00002.parquet has lines of .* line_item_currency_code/,
  );
});

test("the currency of other services does not matter", async () => {
  const other = { product: "Amazon EC2", code: "AmazonEC2", currency: "CNY", unblended: "x" };
  await expect(readLines([[{}, other]], { form: csv })).resolves.toMatchObject({ rows: 2 });
});

const half = (bytes: Buffer) => bytes.subarray(0, bytes.length / 2);
const ending = (bytes: Buffer) => bytes.subarray(0, bytes.length - 30);
/** Of the larger file alone. */
const pages = (bytes: Buffer) => (bytes.length > 9000 ? Buffer.from(bytes).fill(7, 1000, 8000) : bytes);

describe("what cannot be read", () => {
  test("an amount that is none names its file and column", async () => {
    expect(await refusalOf([{}, { unblended: "1,50" }], { form: csv })).toBe(
      "unreadable: quarry-00002.csv: 1 line has something in line_item_unblended_cost that is not an amount. Nothing of the billing period was loaded.",
    );
  });

  test("an amount that is not finite", async () => {
    expect(await refusalOf([{ unblended: "NaN" }])).toContain(
      "in line_item_unblended_cost that is not an amount",
    );
  });

  test("a day that is none", async () => {
    expect(await refusalOf([{ day: "2026-05-32" }], { form: csv })).toContain(
      "line_item_usage_start_date that is not a day",
    );
  });

  test("a map that is no JSON", async () => {
    const further = { resource_tags: "{broken" };
    expect(await refusalOf([{ further }], { form: csv, tagKeys: ["Project"] })).toContain(
      "resource_tags that is not a map",
    );
  });

  test("a torn Parquet file", async () => {
    expect(await refusalOf([{}], { form: parquet, spoil: half })).toContain(
      "unreadable: quarry-00001.parquet cannot be read to its end",
    );
  });

  test("a Parquet file with spoilt pages", async () => {
    const many = Array.from({ length: 3000 }, (_, index) => ({ resource: `arn:${index * 7919}` }));
    expect(await refusalOf(many, { form: parquet, spoil: pages })).toContain(
      "quarry-00002.parquet cannot be read to its end",
    );
  });

  test("CSV with a line that ends too soon", async () => {
    expect(await refusalOf([{}, {}], { form: csv, spoil: ending })).toContain(
      "quarry-00001.csv cannot be read to its end",
    );
  });
});

test("files without a line are refused as an empty period", async () => {
  await expect(readLines([[]])).rejects.toThrow(
    "quarry-00001.parquet: the billing period holds no lines at all.",
  );
});

test("a chunk without a line among others is none of a problem", async () => {
  await expect(readLines([[{}], []])).resolves.toMatchObject({ rows: 1 });
});

test("an export of a line a month is refused, as its days would all be the first", async () => {
  const further = { line_item_usage_end_date: "2026-06-01T00:00:00Z" };
  await expect(readLines([[{ further }], [{ further }]])).rejects.toThrow(
    "quarry-00001.parquet has one line a month",
  );
  await expect(readLines([[{ further }], [{}]])).resolves.toMatchObject({ rows: 2 });
});

test("tags that an export writes alike are refused", async () => {
  expect(await refusalOf([{}], { tagKeys: ["CostCenter", "cost-center"] })).toContain(
    "writes the tags CostCenter and cost-center alike",
  );
});
