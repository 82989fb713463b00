import { expect, test } from "vitest";
import { checkTarget } from "./check-target.ts";
import { environments, ruleIds, TargetCheck } from "./schema.ts";
import { verdictRule } from "./rules.ts";

const project = "5elox3qmz8kyz4";
const profileArn = "arn:aws:bedrock:us-west-2:159878781974:application-inference-profile/hsl5b7kh1279";
const byScript = { type: "APPLICATION", description: null } as const;
const projectTag = [{ key: "AmazonDataZoneProject", value: project }];

const targets = [
  "anthropic.claude-3-5-sonnet-20241022-v2:0",
  "us.anthropic.claude-sonnet-4-6",
  profileArn,
  "arn:aws:bedrock:us-east-1:111122223333:imported-model/abcdefghij12",
  "arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1",
  "arn:aws:bedrock:us-east-1:111122223333:provisioned-model/abcdefghij12",
  "arn:aws:bedrock:us-east-1:111122223333:custom-model-deployment/abcdefghij12",
  "arn:aws:sagemaker:us-east-1:111122223333:endpoint/my-endpoint",
  "garbage",
] as const;

test.for([
  [targets[0], "no"],
  [targets[1], "no"],
  [targets[3], "no"],
  [targets[4], "no"],
  [targets[5], "no"],
  [targets[6], "no"],
  [targets[7], "depends"],
] as const)("in the Unified Studio %s: %s, and what to do instead", ([target, works]) => {
  const check = checkTarget({ target, environment: "unified-studio" });
  expect(check.works).toBe(works);
  expect(check.instead.length).toBeGreaterThan(0);
  expect(check.rules[0]?.source).toContain("SageMakerStudioProjectUserRolePermissionsBoundary");
});

test.for([
  [targets[0], "depends"],
  [targets[1], "yes"],
  [targets[2], "yes"],
  [targets[3], "yes"],
  [targets[4], "yes"],
  [targets[5], "yes"],
  [targets[6], "yes"],
  [targets[7], "depends"],
] as const)("outside the Studio, %s: %s", ([target, works]) => {
  for (const environment of ["studio-classic", "notebook-instance", "ec2-lambda-local"] as const) {
    expect(checkTarget({ target, environment }).works).toBe(works);
  }
});

test("a profile that was not looked up depends on its tags", () => {
  const check = checkTarget({ target: profileArn, environment: "unified-studio" });
  expect(check).toMatchObject({ works: "depends", verdict: { verdict: "unknown" } });
  expect(check.instead[0]).toContain("Look the profile up");
});

test("a profile tagged for the project works in the Studio, and nothing needs to be done", () => {
  const check = checkTarget({
    target: profileArn,
    environment: "unified-studio",
    profile: byScript,
    tags: projectTag,
    expectedProject: project,
  });
  expect(check).toMatchObject({ works: "yes", instead: [], verdict: { verdict: "tagged-for-project" } });
});

test("a profile tagged for another project does not, and the tag to set is named", () => {
  const check = checkTarget({
    target: profileArn,
    environment: "unified-studio",
    profile: byScript,
    tags: projectTag,
    expectedProject: "c6alv2tvqgyh0n",
  });
  expect(check.works).toBe("no");
  expect(check.instead[0]).toBe("Have the tag AmazonDataZoneProject set to c6alv2tvqgyh0n.");
});

test("outside the Studio an untagged profile works, from its own account and Region", () => {
  const check = checkTarget({
    target: profileArn,
    environment: "ec2-lambda-local",
    profile: byScript,
    tags: [],
  });
  expect(check).toMatchObject({ works: "yes", verdict: null });
  expect(check.why).toContain("us-west-2 with credentials of account 159878781974");
});

test("a target that is none says what is wrong and where", () => {
  const target = "arn:aws:bedrock:us-west-2:12345:application-inference-profile/hsl5b7kh1279";
  const check = checkTarget({ target, environment: "unified-studio" });
  expect(check).toMatchObject({ kind: "invalid", works: "no", invalid: { position: 26 } });
  expect(check.why).toContain("12 digits");
  expect(check.why).toContain("character 27");
});

test("every answer fits the schema, leaves no placeholder and says what would be a proof", () => {
  for (const target of targets) {
    for (const environment of environments) {
      const check = TargetCheck.parse(checkTarget({ target, environment }));
      expect(check.proofNote).toMatch(/proves it/);
      expect([check.why, ...check.instead].join(" ")).not.toMatch(/[{}]|undefined|null/);
      expect(check.rules.length).toBeGreaterThan(0);
    }
  }
});

test("every rule has a text and a source", () => {
  for (const id of ruleIds) {
    const rule = verdictRule(id);
    expect(rule.text).toMatch(/\.$/);
    expect(rule.source).toMatch(/^https:/);
  }
});
