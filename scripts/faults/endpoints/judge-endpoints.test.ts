import { expect, test } from "vitest";
import { isTrue, violationsOf } from "../verdict.ts";
import { judgeEndpoints, type EndpointFindings } from "./judge-endpoints.ts";

const story = (requestId: string, end: string) =>
  ["request.provisioning", end].map((name) => ({ name, requestId }));

const parts = [
  { kind: "endpoint", name: "llama" },
  { kind: "model", name: "llama-g1" },
];
const wantedParts = { endpoint: 1, model: 1, alarm: 0 };

/** An endpoint that was made, stopped, started and deleted, and one that had no quota. */
const sound: EndpointFindings = {
  wanted: new Map([
    ["made", "active"],
    ["refused", "failed"],
  ]),
  requests: [
    { id: "made", state: "active", reason: null },
    { id: "refused", state: "failed", reason: "The quota is 0." },
  ],
  censuses: [{ endpoint: "llama", parts, wanted: wantedParts }],
  unfinished: [],
  left: [],
  lives: new Map([["llama", 2]]),
  ledger: [
    { endpoint: "llama", seconds: { "ml.g5.xlarge": 1000 } },
    { endpoint: "llama", seconds: { "ml.g5.xlarge": 500, "ml.g5.2xlarge": 500 } },
  ],
  book: [
    { endpoint: "llama", instanceType: "ml.g5.xlarge", seconds: 1010 },
    { endpoint: "llama", instanceType: "ml.g5.xlarge", seconds: 495 },
    { endpoint: "llama", instanceType: "ml.g5.2xlarge", seconds: 495 },
  ],
  events: [...story("made", "request.provisioned"), ...story("refused", "request.failed")],
  firstBroken: null,
};

test("what was made, ended and deleted as it should be is no violation", () => {
  const verdict = judgeEndpoints(sound);
  expect(verdict).toEqual({
    operations: 2,
    duplicates: 0,
    lost: 0,
    orphans: 0,
    audit: [],
    book: { used: 2000, apart: 10 },
    remarks: [],
  });
  expect(violationsOf(verdict)).toBe(0);
});

test("a second part of a kind while it serves is a duplicate, and a missing one is lost", () => {
  const census = (there: typeof parts) => [{ endpoint: "llama", parts: there, wanted: wantedParts }];
  const again = census([...parts, { kind: "model", name: "llama-g2" }, { kind: "alarm", name: "llama-low" }]);
  expect(judgeEndpoints({ ...sound, censuses: again })).toMatchObject({
    duplicates: 2,
    lost: 0,
    remarks: ["llama has 2 × model and not 1", "llama has 1 × alarm and not 0"],
  });
  expect(judgeEndpoints({ ...sound, censuses: census(parts.slice(1)) })).toMatchObject({
    duplicates: 0,
    lost: 1,
  });
});

test("an endpoint that was made more often than it was asked for is a duplicate", () => {
  expect(judgeEndpoints({ ...sound, lives: new Map([["llama", 1]]) }).duplicates).toBe(1);
  expect(judgeEndpoints({ ...sound, lives: new Map() }).duplicates).toBe(2);
});

test.each([
  ["is gone from the database", []],
  ["is still under way", [{ id: "made", state: "provisioning", reason: null }]],
  ["failed although nothing was wrong", [{ id: "made", state: "failed", reason: "It failed." }]],
])("a request that %s is lost", (_what, request) => {
  expect(judgeEndpoints({ ...sound, requests: [...request, ...sound.requests.slice(1)] }).lost).toBe(1);
});

test.each([null, ""])("a request that failed and gives %j as its reason is lost", (reason) => {
  const requests = [...sound.requests.slice(0, 1), { id: "refused", state: "failed", reason }];
  expect(judgeEndpoints({ ...sound, requests }).lost).toBe(1);
});

test("an endpoint that is not as it is wanted is lost", () => {
  expect(judgeEndpoints({ ...sound, unfinished: ["llama is wanted deleted and is Failed"] }).lost).toBe(1);
});

test("whatever AWS has in the end has leaked, and is named", () => {
  const left = [{ kind: "target", name: "endpoint/llama/variant/AllTraffic" }];
  expect(judgeEndpoints({ ...sound, left })).toMatchObject({
    orphans: 1,
    remarks: ["left in AWS: target endpoint/llama/variant/AllTraffic"],
  });
});

test.each([
  ["request.provisioned", "made"],
  ["request.failed", "refused"],
])("a %s that was written down twice is a wrong story", (name, requestId) => {
  const events = [...sound.events, { name, requestId }];
  expect(judgeEndpoints({ ...sound, events }).audit).toEqual([`1 × not exactly one ${name}`]);
});

test.each([
  ["that is too long", [{ endpoint: "llama", instanceType: "ml.g5.xlarge", seconds: 1530 }]],
  ["of another type", [{ endpoint: "llama", instanceType: "ml.g5.4xlarge", seconds: 1505 }]],
  ["of another endpoint", [{ endpoint: "other", instanceType: "ml.g5.xlarge", seconds: 1505 }]],
  ["that is missing", []],
])("a span in the book %s makes it untrue, also where the sum would be right", (_what, spans) => {
  const { book } = judgeEndpoints({ ...sound, book: [...spans, ...sound.book.slice(2)] });
  expect(book && isTrue(book)).toBe(false);
});
