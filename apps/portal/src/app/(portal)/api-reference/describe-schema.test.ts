import { expect, test } from "vitest";
import { defaultOf, describeSchema } from "./describe-schema.ts";
import type { JsonSchema } from "./json-schema.ts";

const cases: [JsonSchema, string][] = [
  [{ type: "string", maxLength: 2048 }, "text of up to 2,048 characters"],
  [{ type: "string", format: "uuid" }, "UUID"],
  [{ type: "string", format: "unheard-of" }, "text"],
  [{ type: "string", contentMediaType: "*/*" }, "file"],
  [{ type: "integer", minimum: 1, maximum: 100 }, "integer from 1 to 100"],
  [{ type: "number", minimum: 0 }, "number of at least 0"],
  [{ type: "string", enum: ["asc", "desc"] }, "one of “asc”, “desc”"],
  [{ type: "array", maxItems: 50, items: { type: "string" } }, "list, up to 50 of: text"],
  [{ type: "array", minItems: 1, maxItems: 20, items: { type: "string" } }, "list, 1 to 20 of: text"],
  [{ type: "object", properties: { role: {}, text: {} } }, "object with role, text"],
  [{ anyOf: [{ type: "integer" }, { type: "integer" }, { type: "boolean" }] }, "integer, or boolean"],
  [{}, "any value"],
];

test.each(cases)("%j reads as “%s”", (schema, words) => {
  expect(describeSchema(schema)).toBe(words);
});

test("an empty default is not worth naming, any other is", () => {
  expect([{ default: "" }, { default: [] }, {}].map(defaultOf)).toEqual([undefined, undefined, undefined]);
  expect([{ default: 25 }, { default: "name" }, { default: false }].map(defaultOf)).toEqual([
    "25",
    "name",
    "false",
  ]);
});
