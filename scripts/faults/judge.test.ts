import { expect, test } from "vitest";
import { judge, type Findings } from "./judge.ts";
import { violationsOf } from "./verdict.ts";

const story = (requestId: string) =>
  ["request.approved", "request.provisioning", "request.provisioned"].map((name) => ({ name, requestId }));

/** Two requests that were carried out as they should be. */
const sound: Findings = {
  acknowledged: ["one", "two"],
  requests: [
    { id: "one", state: "active", resourceArn: "arn:one" },
    { id: "two", state: "active", resourceArn: "arn:two" },
  ],
  resources: [
    { arn: "arn:one", operation: "one" },
    { arn: "arn:two", operation: "two" },
  ],
  events: [...story("one"), ...story("two")],
  firstBroken: null,
};

test("one resource for each approved request and its story once is no violation", () => {
  const verdict = judge(sound);
  expect(verdict).toEqual({ operations: 2, duplicates: 0, lost: 0, orphans: 0, audit: [] });
  expect(violationsOf(verdict)).toBe(0);
});

test("a second resource of a request is a duplicate", () => {
  const resources = [...sound.resources, { arn: "arn:again", operation: "one" }];
  expect(judge({ ...sound, resources })).toMatchObject({ duplicates: 1, lost: 0, orphans: 0 });
});

test("an approval that was acknowledged and is gone from the database is lost", () => {
  const acknowledged = [...sound.acknowledged, "three"];
  expect(judge({ ...sound, acknowledged })).toMatchObject({ operations: 3, lost: 1 });
});

test.each([
  ["that failed", { id: "one", state: "failed", resourceArn: "arn:one" }],
  ["that names no resource", { id: "one", state: "active", resourceArn: null }],
  ["that names another resource", { id: "one", state: "active", resourceArn: "arn:two" }],
])("a request %s is lost", (_, request) => {
  const requests = [request, ...sound.requests.slice(1)];
  expect(judge({ ...sound, requests }).lost).toBe(1);
});

test("a resource whose request is not active is an orphan", () => {
  const requests = [{ id: "one", state: "failed", resourceArn: null }, ...sound.requests.slice(1)];
  expect(judge({ ...sound, requests }).orphans).toBe(1);
  const resources = [...sound.resources, { arn: "arn:three", operation: "nobody's" }];
  expect(judge({ ...sound, resources }).orphans).toBe(1);
});

test.each([
  ["twice", [...sound.events, { name: "request.provisioned", requestId: "one" }]],
  ["never", sound.events.filter(({ name }) => name !== "request.provisioned")],
])("an end that was written down %s is a wrong story", (_, events) => {
  expect(judge({ ...sound, events }).audit).toEqual([
    expect.stringMatching(/not exactly one request\.provisioned/),
  ]);
});

test("a chain that breaks is named with its place", () => {
  expect(judge({ ...sound, firstBroken: "17" }).audit).toEqual(["the chain breaks at 17"]);
});
