import { ProfileSpec, SubmitRequestInput } from "@quarry/domain/requests/schema";
import type { RequestPreset, SourceView } from "@quarry/domain/requests/schema";
import { expect, test } from "vitest";
import { emptyDraft, mergeTags, modelsFor, nameFor, submission } from "./request-draft.ts";

const source = (baseModelId: string): SourceView => ({
  arn: `arn:aws:bedrock:us-east-1::foundation-model/${baseModelId}`,
  name: baseModelId,
  kind: "foundation-model",
  baseModelId,
  provider: "",
  routing: "none",
  destinationRegions: ["us-east-1"],
  residency: "",
});

const sources = ["amazon.nova-lite-v1:0", "anthropic.claude-haiku-4-5", "anthropic.claude-sonnet-5"].map(
  source,
);

function preset(part: Partial<RequestPreset>): RequestPreset {
  return {
    name: "one",
    description: "one",
    models: [],
    isForEach: false,
    environment: "development",
    inputTokensPerMonth: 1,
    outputTokensPerMonth: 1,
    tags: [],
    ...part,
  };
}

test("a preset takes its first model that the Region has", () => {
  const models = ["anthropic.claude-opus", "anthropic.claude-sonnet", "amazon.nova"];
  expect(modelsFor(preset({ models }), sources)).toEqual(["anthropic.claude-sonnet-5"]);
});

test("a preset for each takes all of its models that the Region has", () => {
  const models = ["anthropic.claude-haiku", "meta.llama", "amazon.nova"];
  expect(modelsFor(preset({ models, isForEach: true }), sources)).toEqual([
    "anthropic.claude-haiku-4-5",
    "amazon.nova-lite-v1:0",
  ]);
});

test("a preset's tags never replace what was typed", () => {
  const typed = [{ key: "Project", value: "mine" }];
  expect(
    mergeTags(typed, [
      { key: "Project", value: "theirs" },
      { key: "Owner", value: "" },
    ]),
  ).toEqual([
    { key: "Project", value: "mine" },
    { key: "Owner", value: "" },
  ]);
});

test.each([
  ["anthropic.claude-sonnet-4-5-20250929-v1:0", "search claude-sonnet-4-5 test"],
  ["amazon.nova-lite-v1:0", "search nova-lite test"],
  ["openai.gpt-oss-120b-1:0", "search gpt-oss-120b-1 test"],
])("for %s the name %j is proposed, and AWS takes it", (model, name) => {
  expect(nameFor({ team: "search", environment: "test" }, model)).toBe(name);
  expect(ProfileSpec.shape.name.safeParse(name).success).toBe(true);
});

test("a draft without a number of tokens is refused rather than sent as none", () => {
  const parsed = SubmitRequestInput.safeParse(submission({ ...emptyDraft, inputTokensPerMonth: null }));
  expect(parsed.error?.issues.map(({ path }) => path.join("."))).toContain("spec.inputTokensPerMonth");
});

test("rows of tags without a key are left out", () => {
  const tags = [
    { key: " ", value: "x" },
    { key: "Owner", value: "" },
  ];
  expect(submission({ ...emptyDraft, tags }).spec.tags).toEqual([{ key: "Owner", value: "" }]);
});
