import { expect, test } from "vitest";
import { imageEnvironment, tokenVariables } from "./image-environment.ts";
import { imageKinds } from "./schema.ts";

test.each(imageKinds)(
  "%s reads each variable once, and those that Quarry fills in are among them",
  (kind) => {
    const { variables, model, revision, gpus, context, quantise, token } = imageEnvironment(kind);
    const names = variables.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names).toEqual(
      expect.arrayContaining(
        [model, revision, gpus, context, quantise, token].filter((name) => name !== null),
      ),
    );
    for (const name of names) expect(name).toMatch(/^[a-zA-Z_][a-zA-Z0-9_]*$/);
  },
);

test.each(imageKinds)("%s: the token is secret, and one of those that no stored request may hold", (kind) => {
  const { variables, token } = imageEnvironment(kind);
  expect(variables.filter(({ secret }) => secret).map(({ name }) => name)).toEqual([token]);
  expect(tokenVariables).toContain(token);
});

test("a choice names its choices, and nothing else does", () => {
  for (const { type, choices } of imageKinds.flatMap((kind) => imageEnvironment(kind).variables))
    expect(choices !== undefined).toBe(type === "choice");
});
