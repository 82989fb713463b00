import type { ExportReading } from "@quarry/aws-core/exports/schema";
import { expect, test } from "vitest";
import { furtherWarnings } from "./further-warnings.ts";

const profile: ExportReading["profiles"][number] = {
  arn: "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/a1b2c3d4e5f6",
  partition: "aws",
  region: "us-east-1",
  account: "111122223333",
  profileId: "a1b2c3d4e5f6",
  places: [{ entry: "agent-stack.json", path: ["/a"], form: "plain" }],
};
const reading: ExportReading = {
  ok: true,
  file: "a.zip",
  sha256: "0".repeat(64),
  profiles: [profile],
  systemDefinedProfiles: [],
  unresolved: [],
  apps: [],
  unreadable: [],
  warnings: [],
};

test("a warning of its own is kept, once", () => {
  expect(furtherWarnings({ ...reading, warnings: ["a.json: odd.", "a.json: odd."] })).toEqual([
    "a.json: odd.",
  ]);
});

test("that nothing was found is told elsewhere", () => {
  const warnings = ["All 2 JSON files were read.", "a.json: odd."];
  expect(furtherWarnings({ ...reading, profiles: [], warnings })).toEqual(["a.json: odd."]);
});

test("a damaged file is told in the list of unreadable files", () => {
  const unreadable = [{ entry: "README.md", reason: "Wrong checksum." }];
  const warnings = ["README.md is damaged. It is no template, so the others were read."];
  expect(furtherWarnings({ ...reading, unreadable, warnings })).toEqual([]);
});

test("project ids that differ are told with their app", () => {
  const app = {
    kind: "agent",
    name: "a",
    domainId: null,
    projectId: "p1",
    exportProjectId: "p2",
    model: null,
  } as const;
  const warning =
    'App "a": the service role\'s name gives project p1, exportProjectId says p2. Tag with the former.';
  expect(furtherWarnings({ ...reading, apps: [app], warnings: [warning] })).toEqual([]);
  expect(furtherWarnings({ ...reading, apps: [], warnings: [warning] })).toEqual([warning]);
});
