import { describe, expect, test } from "vitest";
import { describeAge } from "./describe-age.ts";
import { formatBytes } from "./format-bytes.ts";
import { formatDuration } from "./format-duration.ts";
import { formatMoney } from "./format-money.ts";
import { formatUtc } from "./format-utc.ts";
import { pageRange } from "./page-range.ts";
import { splitArn } from "./split-arn.ts";
import { truncateMiddle } from "./truncate-middle.ts";

describe("truncateMiddle", () => {
  test.each([
    ["abcdef", 6, "abcdef"],
    ["abcdefg", 6, "ab…efg"],
    ["abcdefg", 1, "…"],
    ["abcdefg", 0, "…"],
    ["abcdefg", 2, "…g"],
    ["", 5, ""],
    ["😀😀😀😀😀", 3, "😀…😀"],
  ])("%j in %i characters is %j", (text, limit, expected) => {
    expect(truncateMiddle(text, limit)).toBe(expected);
  });
});

describe("pageRange", () => {
  test.each([
    [
      "the first of several pages",
      { page: 1, pageSize: 25, total: 128 },
      { page: 1, pageCount: 6, first: 1, last: 25 },
    ],
    [
      "the last, shorter page",
      { page: 6, pageSize: 25, total: 128 },
      { page: 6, pageCount: 6, first: 126, last: 128 },
    ],
    [
      "a full last page",
      { page: 2, pageSize: 50, total: 100 },
      { page: 2, pageCount: 2, first: 51, last: 100 },
    ],
    [
      "a page beyond the end",
      { page: 9, pageSize: 25, total: 30 },
      { page: 2, pageCount: 2, first: 26, last: 30 },
    ],
    [
      "a page before the start",
      { page: 0, pageSize: 25, total: 30 },
      { page: 1, pageCount: 2, first: 1, last: 25 },
    ],
    [
      "a page that is no number",
      { page: Number.NaN, pageSize: 25, total: 30 },
      { page: 1, pageCount: 2, first: 1, last: 25 },
    ],
    ["nothing", { page: 1, pageSize: 25, total: 0 }, { page: 1, pageCount: 1, first: 0, last: 0 }],
  ])("knows %s", (_case, input, expected) => {
    expect(pageRange(input)).toEqual(expected);
  });
});

describe("splitArn", () => {
  test("takes an ARN apart and keeps colons of the resource", () => {
    expect(splitArn("arn:aws:sagemaker:us-east-1:111122223333:endpoint/a:b")).toEqual({
      partition: "aws",
      service: "sagemaker",
      region: "us-east-1",
      account: "111122223333",
      resource: "endpoint/a:b",
    });
  });

  test("allows the empty region and account of global resources", () => {
    expect(splitArn("arn:aws:s3:::bucket")).toMatchObject({ region: "", account: "", resource: "bucket" });
  });

  test.each(["", "chat-search", "arn:aws:s3", "arn:aws:s3:us-east-1:1", "arn:::us-east-1:1:x"])(
    "refuses %j",
    (text) => {
      expect(splitArn(text)).toBeUndefined();
    },
  );
});

describe("formatMoney", () => {
  test.each([
    ["1204.5", "cents", "$1,204.50"],
    ["0", "cents", "$0.00"],
    ["0.004", "cents", "<$0.01"],
    ["-0.004", "cents", ">-$0.01"],
    ["-12.345", "cents", "-$12.35"],
    ["0.004217", "call", "$0.004217"],
    ["0.25", "call", "$0.2500"],
    ["90071992547409931.25", "cents", "$90,071,992,547,409,931.25"],
    ["about 5", "cents", "–"],
  ] as const)("%s as %s is %s", (amount, precision, expected) => {
    expect(formatMoney(amount, "USD", precision)).toBe(expected);
  });
});

describe("amounts", () => {
  test.each([
    [0, "0 B"],
    [1_023, "1023 B"],
    [1_024, "1.0 KiB"],
    [52_428_800, "50.0 MiB"],
    [209_715_200, "200 MiB"],
    [5e15, "4547 TiB"],
  ])("%i bytes are %s", (bytes, expected) => {
    expect(formatBytes(bytes)).toBe(expected);
  });

  test.each([
    [0, "0 s"],
    [59.2, "1 min"],
    [200, "3 min 20 s"],
    [7_500, "2 h 5 min"],
  ])("%d seconds are %s", (seconds, expected) => {
    expect(formatDuration(seconds)).toBe(expected);
  });
});

describe("times", () => {
  const now = Date.UTC(2026, 10, 20, 12);

  test.each([
    [30_000, "just now"],
    [-59_000, "just now"],
    [-300_000, "5 minutes ago"],
    [-90_000_000, "yesterday"],
    [3 * 86_400_000, "in 3 days"],
    [-800 * 86_400_000, "2 years ago"],
  ])("%i ms from now is %s", (distance, expected) => {
    expect(describeAge(now + distance, now)).toBe(expected);
  });

  test("the exact time is in UTC, to the second", () => {
    expect(formatUtc(new Date("2026-11-20T13:05:09.123+01:00"))).toBe("2026-11-20 12:05:09 UTC");
  });
});
