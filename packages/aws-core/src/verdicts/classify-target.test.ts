import { expect, test } from "vitest";
import * as fc from "fast-check";
import { classifyTarget } from "./classify-target.ts";

test.for([
  ["anthropic.claude-3-5-sonnet-20241022-v2:0", "foundation-model"],
  ["amazon.nova-lite-v1:0:300k", "foundation-model"],
  ["us.anthropic.claude-sonnet-4-6", "system-profile"],
  ["global.amazon.nova-2-lite-v1:0", "system-profile"],
  ["arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0", "foundation-model"],
  ["arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0", "system-profile"],
  [
    "arn:aws:bedrock:us-west-2:159878781974:application-inference-profile/hsl5b7kh1279",
    "application-profile",
  ],
  [
    "arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:application-inference-profile/hsl5b7kh1279",
    "application-profile",
  ],
  ["arn:aws:bedrock:us-east-1:111122223333:imported-model/abcdefghij12", "imported-model"],
  ["arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1", "prompt-router"],
  ["arn:aws:bedrock:us-east-1:111122223333:prompt-router/abcdefghij12", "prompt-router"],
  ["arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcdefghij12", "provisioned-model"],
  ["arn:aws:bedrock:us-east-1:111122223333:custom-model-deployment/abcdefghij12", "custom-model-deployment"],
  ["arn:aws:sagemaker:us-east-1:111122223333:endpoint/my-endpoint", "sagemaker-endpoint"],
] as const)("%s is of the kind %s", ([target, kind]) => {
  expect(classifyTarget(target).kind).toBe(kind);
  expect(classifyTarget(`  ${target}\n`).kind).toBe(kind);
});

/** Targets that are none, with the text at which they go wrong and a word of the reason. */
const broken: readonly [target: string, at: string, reason: RegExp][] = [
  ["claude-3-5-sonnet", "claude", /provider is missing/],
  ["hsl5b7kh1279", "hsl", /whole ARN/],
  ["anthropic.Claude-3", "Claude", /small letters/],
  ["bedrock/anthropic.claude-3", "/anthropic", /prefix/],
  ["anthropic.claude 3", " 3", /blanks/],
  ["anthropic..claude", "..claude", /empty/],
  ["arn:aws:bedrock:*:111122223333:application-inference-profile/*", "*:1111", /wildcard/],
  ["ARN:aws:bedrock:us-west-2::foundation-model/x.y", "ARN", /small letters/],
  ["arn:amazon:bedrock:us-west-2::foundation-model/x.y", "amazon", /partition/],
  ["arn:aws:s3:::bucket", "s3", /not to bedrock/],
  ["arn:aws:bedrock:uswest2::foundation-model/x.y", "uswest2", /no AWS Region/],
  ["arn:aws:bedrock::111122223333:inference-profile/us.x.y", ":1111", /no Region/],
  ["arn:aws:bedrock:us-west-2:12345:application-inference-profile/hsl5b7kh1279", "12345", /12 digits/],
  [
    "arn:aws:bedrock:us-west-2::application-inference-profile/hsl5b7kh1279",
    "application",
    /names an account/,
  ],
  [
    "arn:aws-cn:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279",
    "us-west-2",
    /not in the partition/,
  ],
  ["arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/", "application", /breaks off/],
  ["arn:aws:bedrock:us-west-2:111122223333:dinosaur/rex", "dinosaur", /no model/],
  ["arn:aws:bedrock:us-west-2:111122223333:guardrail/abcdefghij12", "guardrail", /cannot be called/],
  ["arn:aws:sagemaker:us-west-2:111122223333:model/mine", "model", /only an endpoint/],
];

test.for(broken)("%s is invalid from “%s” on", ([target, at, reason]) => {
  const found = classifyTarget(target);
  const what: unknown = expect.stringMatching(reason);
  expect(found).toMatchObject({ kind: "invalid", position: target.indexOf(at), what });
});

test("an ARN that breaks off is invalid at its end", () => {
  const target = "arn:aws:bedrock";
  expect(classifyTarget(target)).toMatchObject({ kind: "invalid", position: target.length });
});

test("the position counts the blanks before the target", () => {
  expect(classifyTarget("  anthropic.Claude")).toMatchObject({ position: 12 });
});

test("nothing, and too much, are invalid", () => {
  expect(classifyTarget("  ")).toMatchObject({ kind: "invalid" });
  expect(classifyTarget(`a.${"b".repeat(2047)}`)).toMatchObject({ kind: "invalid", position: 2048 });
});

test("whatever is typed gets a kind, and an invalid target a position inside it", () => {
  const nearlyArn = fc
    .array(fc.constantFrom("arn", "aws", ":", "/", "bedrock", "us-west-2", "111122223333", "*", "x.y", " "))
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: "grapheme" }), nearlyArn), (target) => {
      const found = classifyTarget(target);
      if (found.kind !== "invalid") return;
      expect(found.what).not.toBe("");
      expect(found.position).toBeGreaterThanOrEqual(0);
      expect(found.position).toBeLessThanOrEqual(target.length);
    }),
  );
});
