import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { applicationProfileArnPattern, isPartitionOfRegion, parseBedrockArn } from "./bedrock-arn.ts";
import { FoundationModelArn, ProfileArn, SystemDefinedProfileArn } from "./profile-arn.ts";

const account = "111122223333";
const profile = `arn:aws:bedrock:us-west-2:${account}:application-inference-profile/hsl5b7kh1279`;
const systemDefined = `arn:aws:bedrock:us-east-1:${account}:inference-profile/us.anthropic.claude-sonnet-4-20250514-v1:0`;
const foundationModel = "arn:aws:bedrock:us-west-2::foundation-model/amazon.titan-embed-text-v2:0";

describe("a Bedrock ARN", () => {
  test("is taken apart", () => {
    expect(parseBedrockArn(profile)).toEqual({
      arn: profile,
      partition: "aws",
      region: "us-west-2",
      account,
      kind: "application-inference-profile",
      resourceId: "hsl5b7kh1279",
    });
  });

  test.each([
    [systemDefined, "inference-profile", "us.anthropic.claude-sonnet-4-20250514-v1:0"],
    [systemDefined.replace(account, ""), "inference-profile", "us.anthropic.claude-sonnet-4-20250514-v1:0"],
    [foundationModel, "foundation-model", "amazon.titan-embed-text-v2:0"],
    [
      `arn:aws:bedrock:us-west-2:${account}:agent-alias/AGENT12345/ALIAS12345`,
      "agent-alias",
      "AGENT12345/ALIAS12345",
    ],
    [`arn:aws:bedrock:us-west-2:${account}:imported-model/abcdef123456`, "imported-model", "abcdef123456"],
    [`arn:aws:bedrock:us-west-2:${account}:default-prompt-router/a.b:1`, "default-prompt-router", "a.b:1"],
  ])("names its kind: %s", (arn, kind, resourceId) => {
    expect(parseBedrockArn(arn)).toMatchObject({ kind, resourceId });
  });

  test.each([
    "",
    ` ${profile}`,
    `${profile}\n`,
    profile.replace("hsl5b7kh1279", ""),
    profile.replace("hsl5b7kh1279", "*"),
    profile.replace("hsl5b7kh1279", "a".repeat(65)),
    profile.replace("hsl5b7kh1279", "a/b"),
    profile.replace("hsl5b7kh1279", "a_b"),
    profile.replace(account, ""),
    profile.replace(account, "11112222333"),
    profile.replace("us-west-2", "us-west"),
    profile.replace("us-west-2", "cn-north-1"),
    profile.replace("aws:", "aws-cn:"),
    profile.replace("bedrock", "sagemaker"),
    profile.replace("application-inference-profile", "application-profile"),
    systemDefined.replace("us.", "us_"),
  ])("is nothing else: %j", (text) => {
    expect(parseBedrockArn(text)).toBeUndefined();
  });

  test("follows the API's pattern for the id, whatever the id", () => {
    const id = fc.string({
      unit: fc.constantFrom("a", "Z", "0", "-", ":", ".", "_", "/", "*", " "),
      maxLength: 70,
    });
    fc.assert(
      fc.property(id, (text) => {
        const isId = /^[a-zA-Z0-9-:.]{1,64}$/.test(text);
        expect(applicationProfileArnPattern.test(profile.replace("hsl5b7kh1279", text))).toBe(isId);
      }),
    );
  });
});

test.each([
  ["aws", "us-east-1", true],
  ["aws", "mx-central-1", true],
  ["aws", "cn-north-1", false],
  ["aws-cn", "cn-northwest-1", true],
  ["aws-us-gov", "us-gov-east-1", true],
  ["aws", "us-gov-east-1", false],
  ["aws-eusc", "eusc-de-east-1", true],
  ["aws-iso", "us-iso-east-1", true],
  ["aws-iso-b", "us-isob-east-1", true],
  ["aws-iso-e", "eu-isoe-west-1", true],
  ["aws-iso-f", "us-isof-south-1", true],
  ["aws-iso", "us-isob-east-1", false],
])("partition %s runs region %s: %s", (partition, region, expected) => {
  expect(isPartitionOfRegion(partition, region)).toBe(expected);
});

test("the schemas accept their own kind and explain what they expected", () => {
  expect(ProfileArn.parse(profile)).toBe(profile);
  expect(SystemDefinedProfileArn.parse(systemDefined)).toBe(systemDefined);
  expect(FoundationModelArn.parse(foundationModel)).toBe(foundationModel);
  expect(() => ProfileArn.parse(systemDefined)).toThrow("Not an application inference profile ARN.");
  expect(() => SystemDefinedProfileArn.parse(profile)).toThrow("Not a system-defined profile ARN.");
  expect(() => FoundationModelArn.parse(profile)).toThrow("Not a foundation model ARN.");
});
