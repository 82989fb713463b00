import { expect, test } from "vitest";
import { exampleCall } from "./example-call.ts";
import type { ApiOperation } from "./read-api.ts";

const origin = "https://quarry.example.com";

const listing: ApiOperation = {
  id: "things.list",
  method: "GET",
  path: "/things",
  summary: "List things",
  permission: "things.read",
  event: undefined,
  inputs: [{ name: "q", place: "query", isRequired: false, schema: { type: "string" } }],
  status: "200",
  answer: "application/json",
};

const token = String.raw` \
  -H "Authorization: Bearer $QUARRY_TOKEN"`;

test("a query is called with the token from the environment and nothing that can be left out", () => {
  expect(exampleCall(listing, origin)).toBe(`curl "${origin}/api/v1/things"${token}`);
});

test("parts of the path come from the environment", () => {
  const call = exampleCall({ ...listing, method: "DELETE", path: "/things/{id}" }, origin);
  expect(call).toBe(`curl -X DELETE "${origin}/api/v1/things/$ID"${token}`);
});

test("a command is sent the fields it cannot do without, as JSON", () => {
  const inputs: ApiOperation["inputs"] = [
    { name: "environment", place: "body", isRequired: true, schema: { enum: ["unified-studio", "local"] } },
    { name: "days", place: "body", isRequired: false, schema: { type: "integer" } },
  ];
  const call = exampleCall({ ...listing, method: "POST", inputs }, origin);
  expect(call).toContain(`-d '{"environment":"unified-studio"}'`);
});

test("a command without fields is still sent an object", () => {
  expect(exampleCall({ ...listing, method: "POST", inputs: [] }, origin)).toContain("-d '{}'");
});

test("a file is sent as a form", () => {
  const inputs: ApiOperation["inputs"] = [
    { name: "file", place: "form", isRequired: true, schema: { contentMediaType: "*/*" } },
    { name: "team", place: "form", isRequired: false, schema: { type: "string" } },
  ];
  const call = exampleCall({ ...listing, method: "POST", inputs }, origin);
  expect(call).toContain("-F file=@export.zip");
  expect(call).not.toContain("Content-Type");
});

test("a stream is shown as it arrives", () => {
  expect(exampleCall({ ...listing, answer: "text/event-stream" }, origin)).toContain("--no-buffer");
});
