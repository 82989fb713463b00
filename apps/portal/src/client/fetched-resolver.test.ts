import { fetched } from "@quarry/ui/fetched";
import { expect, test } from "vitest";
import { fetchedResolver } from "./fetched-resolver.ts";
import type { FieldProblem } from "./refusal.ts";

type Form = { target: string; projectId: string };

const form: Form = { target: "", projectId: "two words" };
const options = { fields: {}, shouldUseNativeValidation: false };

/** What the resolver finds with checks that come as `load` says. */
function resolve(load: () => Promise<{ problemsOf: (typed: Form) => readonly FieldProblem[] }>) {
  const resolver = fetchedResolver<Form>(fetched(load), "target");
  return resolver(form, undefined, options);
}

test("each field has its first problem", async () => {
  const problems = [
    { path: "target", message: "Write something here." },
    { path: "target", message: "another" },
    { path: "projectId.0", message: "No blanks." },
  ];
  expect(await resolve(async () => ({ problemsOf: () => problems }))).toMatchObject({
    values: {},
    errors: { target: { message: "Write something here." }, projectId: { message: "No blanks." } },
  });
});

test("a form without problems is handed over as it was typed", async () => {
  expect(await resolve(async () => ({ problemsOf: () => [] }))).toEqual({ values: form, errors: {} });
});

test("checks that do not come are told at a field, so that nothing is sent unchecked", async () => {
  expect(await resolve(() => Promise.reject(new Error("no connection")))).toMatchObject({
    values: {},
    errors: { target: { message: expect.stringContaining("could not be loaded") } },
  });
});
