import { expect, test } from "vitest";
import { canBeEdited, dollarsOf, quotaWords } from "./request-words.ts";

test.each([
  ["0", "0"],
  ["1", "0.000001"],
  ["49000", "0.049"],
  ["1000000", "1"],
  ["1234567890", "1234.56789"],
])("%s micro-dollars are %s dollars", (microdollars, dollars) => {
  expect(dollarsOf(microdollars)).toBe(dollars);
});

test("requests for profiles, endpoints and their updates can be asked for otherwise, no others", () => {
  for (const kind of ["profile.create", "endpoint.create", "endpoint.update"] as const)
    expect(canBeEdited({ kind })).toBe(true);
  for (const kind of ["profile.delete", "role.create", "role.repair", "user.create"] as const)
    expect(canBeEdited({ kind })).toBe(false);
});

test("a quota says how full the Region is, and where the limit is only assumed", () => {
  expect(quotaWords(null)).toBe("not known");
  expect(quotaWords({ used: 1200, limit: 2500, isLimitAssumed: false })).toBe("1,200 of 2,500 used");
  expect(quotaWords({ used: 7, limit: 1000, isLimitAssumed: true })).toBe(
    "7 of 1,000 used; 1,000 is AWS’s default, as the account’s own quota could not be read",
  );
});
