import { expect, test } from "vitest";
import { landProblems } from "./land-problems.ts";

function landed(problems: { path: string; message: string }[]): Record<string, string> {
  const errors: Record<string, string> = {};
  const setError = (name: string, { message }: { message: string }) => {
    errors[name] = message;
  };
  landProblems({ setError }, ["name", "regions"], problems);
  return errors;
}

test("a problem lands on the field it names", () => {
  expect(landed([{ path: "name", message: "Taken." }])).toEqual({ name: "Taken." });
});

test("a problem within a list lands on the list's field", () => {
  expect(landed([{ path: "regions.1", message: "Write a region." }])).toEqual({ regions: "Write a region." });
});

test("the cursor goes to the first field with a problem, not to the last", () => {
  const focused: string[] = [];
  const setError = (name: string, _: { message: string }, { shouldFocus }: { shouldFocus: boolean }) => {
    if (shouldFocus) focused.push(name);
  };
  const problems = ["name", "regions.0"].map((path) => ({ path, message: "Write something here." }));
  landProblems({ setError }, ["name", "regions"], problems);
  expect(focused).toEqual(["name"]);
});

test("a problem of no field is told for the whole form", () => {
  expect(landed([{ path: "", message: "Not now." }])).toEqual({ root: "Not now." });
});
