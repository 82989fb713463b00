import type { RegionMirrorView } from "@quarry/domain/profiles/schema";
import { expect, test } from "vitest";
import { freshnessOf, hasNews, troublesOf } from "./read-freshness.ts";

const denied = { code: "denied", message: "AWS refused the call.", remedy: "Allow it." };

function mirror(region: string, given: Partial<RegionMirrorView> = {}): RegionMirrorView {
  const readAt = "2026-11-20T10:00:00.000Z";
  const account = { connection: "Company", accountId: "111122223333" };
  return {
    ...account,
    region,
    lastAttemptAt: readAt,
    lastSuccessAt: readAt,
    profileCount: 1,
    error: null,
    ...given,
  };
}

test("the oldest reading tells how fresh the catalog is", () => {
  const earlier = "2026-11-20T09:00:00.000Z";
  const mirrors = [mirror("us-east-1"), mirror("us-west-2", { lastSuccessAt: earlier })];
  expect(freshnessOf(mirrors)).toEqual({ readAt: earlier, regions: 2, accounts: 1 });
});

test("a Region that was never read makes no claim about freshness", () => {
  const mirrors = [mirror("us-east-1"), mirror("us-west-2", { lastSuccessAt: null })];
  expect(freshnessOf(mirrors)).toMatchObject({ readAt: "2026-11-20T10:00:00.000Z", regions: 1 });
});

test("one Region read in two accounts counts once as a Region", () => {
  const mirrors = [mirror("us-east-1"), mirror("us-east-1", { accountId: "444455556666" })];
  expect(freshnessOf(mirrors)).toMatchObject({ regions: 1, accounts: 2 });
});

test("Regions that failed for the same reason are told once", () => {
  const mirrors = [
    mirror("us-east-1", { error: denied }),
    mirror("eu-west-1", { error: denied }),
    mirror("sa-east-1"),
  ];
  expect(troublesOf(mirrors)).toMatchObject([{ regions: ["us-east-1", "eu-west-1"], error: denied }]);
});

test("the same error in two accounts is told for each", () => {
  const mirrors = [
    mirror("us-east-1", { error: denied }),
    mirror("us-east-1", { error: denied, accountId: "444455556666" }),
  ];
  expect(troublesOf(mirrors)).toHaveLength(2);
});

test("rows of a Region that was never read have no age", () => {
  expect(troublesOf([mirror("us-east-1", { error: denied, lastSuccessAt: null })])[0]?.rowsFrom).toBeNull();
});

const readAt = (east: string, west: string) => ({
  refreshing: true,
  regions: [mirror("us-east-1", { lastAttemptAt: east }), mirror("us-west-2", { lastAttemptAt: west })],
});

test.each([
  { what: "nothing", before: readAt("10:00", "10:00"), now: readAt("10:00", "10:00"), news: false },
  { what: "a Region", before: readAt("10:00", "10:00"), now: readAt("10:00", "10:05"), news: true },
  {
    what: "one begun before another",
    before: readAt("10:00", "10:05"),
    now: readAt("10:04", "10:05"),
    news: true,
  },
])("lists are asked for again after $what was read: $news", ({ before, now, news }) => {
  expect(hasNews(before, now)).toBe(news);
});

test("lists are asked for once more when the last reading has ended, for what it compares at its end", () => {
  const regions = [mirror("us-east-1")];
  expect(hasNews({ refreshing: true, regions }, { refreshing: false, regions })).toBe(true);
  expect(hasNews({ refreshing: false, regions }, { refreshing: true, regions })).toBe(false);
});
