import { ORPCError } from "@orpc/client";
import { expect, test } from "vitest";
import { messageBeside, problemOf, problemsOfError } from "./refusal.ts";

const tags = { path: "spec.tags.0.key", message: "Too long." };
const team = { path: "team", message: "There is no such team." };

test("a problem inside a field is shown at the field", () => {
  expect(problemOf([tags], "spec.tags")).toBe("Too long.");
});

test("a problem of a field whose name only begins alike is not shown", () => {
  expect(problemOf([{ path: "teams", message: "Too many." }], "team")).toBeUndefined();
});

test("what every field shows by itself is not told again", () => {
  expect(messageBeside({ message: "See the details.", details: [tags, team] }, ["spec.tags", "team"])).toBe(
    undefined,
  );
});

test("what no field shows is told beside them, in its own words", () => {
  expect(messageBeside({ message: "See the details.", details: [tags, team] }, ["team"])).toBe("Too long.");
});

test("a refusal without fields is told as it is", () => {
  expect(messageBeside({ message: "Somebody else was faster.", details: [] }, ["team"])).toBe(
    "Somebody else was faster.",
  );
});

test("an error without fields is one problem of the whole", () => {
  expect(problemsOfError(new ORPCError("conflict", { message: "Too late." }))).toEqual([
    { path: "", message: "Too late." },
  ]);
});

test("an error with fields is their problems", () => {
  const data = { details: [team] };
  expect(problemsOfError(new ORPCError("invalid", { message: "See the details.", data }))).toEqual([team]);
});
