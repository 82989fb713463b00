import { expect, test } from "vitest";
import { explainSignInError } from "./sign-in-error.ts";

test("no error needs no explanation", () => {
  expect(explainSignInError(undefined)).toBeUndefined();
});

test("someone whom nobody added is told to ask an admin", () => {
  expect(explainSignInError("NotAdded")).toContain("Nobody has added you");
});

test.each(["Unheard", "", "constructor", "<script>"])(
  "the error %s is explained in general words",
  (error) => {
    expect(explainSignInError(error)).toBe(
      "Signing in did not work. Try again; if it stays so, tell an admin.",
    );
  },
);
