import { expect, test } from "vitest";
import type { InferenceProfile } from "../profiles/schema.ts";
import { findModelSource } from "./find-model-source.ts";

const modelIn = (region: string | null) => ({
  modelArn: `arn:aws:bedrock:${region ?? ""}::foundation-model/amazon.nova-lite-v1:0`,
  modelId: "amazon.nova-lite-v1:0",
  region,
});

function profileOf(id: string, ...regions: (string | null)[]): InferenceProfile {
  return {
    arn: `arn:aws:bedrock:us-west-2:111122223333:inference-profile/${id}`,
    profileId: id,
    name: id,
    description: null,
    type: "SYSTEM_DEFINED",
    status: "ACTIVE",
    region: "us-west-2",
    account: "111122223333",
    partition: "aws",
    models: regions.map(modelIn),
    createdAt: null,
    updatedAt: null,
  };
}

const us = profileOf("us.amazon.nova-lite-v1:0", "us-east-1", "us-west-2");
const global = profileOf("global.amazon.nova-lite-v1:0", "us-west-2", null);
const made = (...regions: (string | null)[]) => ({ region: "us-west-2", models: regions.map(modelIn) });

test("a single model of the profile's own Region is the source itself", () => {
  expect(findModelSource(made("us-west-2"), [us, global])).toBe(modelIn("us-west-2").modelArn);
});

test("several models are those of the system-defined profile that has just these, in any order", () => {
  expect(findModelSource(made("us-west-2", "us-east-1"), [us, global])).toBe(us.arn);
  expect(findModelSource(made(null, "us-west-2"), [us, global])).toBe(global.arn);
});

test.each([
  ["no profile has these models", made("us-west-2", "us-east-2"), [us, global]],
  ["two profiles have them", made("us-west-2", "us-east-1"), [us, { ...us, arn: `${us.arn}x` }]],
  ["the profile is of another Region", made("us-west-2", "us-east-1"), [{ ...us, region: "us-east-1" }]],
  ["it is an application profile", made("us-west-2", "us-east-1"), [{ ...us, type: "APPLICATION" as const }]],
  ["AWS named no model", made(), [us]],
])("there is no source when %s", (_why, profile, candidates) => {
  expect(findModelSource(profile, candidates)).toBeUndefined();
});
