import { expect, test } from "vitest";
import { InferenceProfile } from "./schema.ts";
import { toInferenceProfile } from "./to-inference-profile.ts";

const arn = "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279";
const modelId = "anthropic.claude-sonnet-4-6";

test("an answer of AWS becomes JSON with ISO dates and the parts of its ARN", () => {
  const profile = toInferenceProfile({
    inferenceProfileArn: arn,
    inferenceProfileId: "hsl5b7kh1279",
    inferenceProfileName: "search sonnet",
    description: "For search",
    type: "APPLICATION",
    status: "ACTIVE",
    models: [{ modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}` }],
    createdAt: new Date("2026-01-22T17:30:11.200Z"),
    updatedAt: new Date("2026-02-01T00:00:00.000Z"),
  });
  expect(JSON.parse(JSON.stringify(InferenceProfile.parse(profile)))).toEqual({
    arn,
    profileId: "hsl5b7kh1279",
    name: "search sonnet",
    description: "For search",
    type: "APPLICATION",
    status: "ACTIVE",
    region: "us-west-2",
    account: "111122223333",
    partition: "aws",
    models: [
      { modelArn: `arn:aws:bedrock:us-east-1::foundation-model/${modelId}`, modelId, region: "us-east-1" },
    ],
    createdAt: "2026-01-22T17:30:11.200Z",
    updatedAt: "2026-02-01T00:00:00.000Z",
  });
});

test("missing parts become null, empty, or what the ARN tells", () => {
  const profile = InferenceProfile.parse(toInferenceProfile({ inferenceProfileArn: arn }));
  expect(profile).toMatchObject({
    profileId: "hsl5b7kh1279",
    name: "hsl5b7kh1279",
    description: null,
    type: "APPLICATION",
    models: [],
    createdAt: null,
  });
});

test("a model without a Region is one of global routing", () => {
  const modelArn = `arn:aws:bedrock:::foundation-model/${modelId}`;
  const profile = toInferenceProfile({ inferenceProfileArn: arn, models: [{ modelArn }, {}] });
  expect(profile?.models).toEqual([{ modelArn, modelId, region: null }]);
});

test("an answer without a readable ARN is no profile", () => {
  expect(toInferenceProfile({ inferenceProfileName: "search" })).toBeUndefined();
  expect(toInferenceProfile({ inferenceProfileArn: "arn:aws:bedrock:*:*:x/*" })).toBeUndefined();
});
