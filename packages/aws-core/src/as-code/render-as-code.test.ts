import { expect, test } from "vitest";
import { renderAsCode } from "./render-as-code.ts";
import { codeFileIds } from "./schema.ts";
import { asked, bare, hostile, made, systemDefined, variants } from "./testing/sample-profiles.ts";

test("an application inference profile comes in every format, in their order", () => {
  expect(renderAsCode(asked).map(({ id }) => id)).toEqual(codeFileIds);
});

test("a system-defined profile comes as CDK only, because AWS alone makes it", () => {
  expect(renderAsCode(systemDefined("us.a.b")).map(({ id }) => id)).toEqual(["cdk-typescript", "cdk-python"]);
});

test("every file names account and Region, and no variable is left unfilled", () => {
  for (const variant of variants) {
    for (const { code, note } of renderAsCode(variant)) {
      expect(code).toContain(variant.account);
      expect(code).toContain(variant.region);
      expect(`${code}${note}`).not.toMatch(/undefined|\[object/);
    }
  }
});

test("a file name needs no quoting, whatever the profile is called", () => {
  for (const variant of variants)
    for (const { filename } of renderAsCode(variant)) expect(filename).toMatch(/^[a-z][a-z0-9_-]*\.[a-z]+$/);
});

test("the code of a profile that exists takes it over, keeps it on removal, or says that it makes another", () => {
  const how = {
    terraform: /import \{\n {2}to = \S+\n {2}id = "hsl5b7kh1279"/,
    "cdk-typescript": /applyRemovalPolicy\(RemovalPolicy\.RETAIN\)/,
    "cdk-python": /apply_removal_policy\(RemovalPolicy\.RETAIN\)/,
    cloudformation: /DeletionPolicy: "Retain"/,
    "aws-cli": /where it exists as arn:/,
  };
  const before = renderAsCode(asked);
  for (const [index, { id, code, note }] of renderAsCode(made).entries()) {
    expect(code).toMatch(how[id]);
    expect(before[index]?.code).not.toMatch(how[id]);
    expect(note).toMatch(/import|IMPORT|makes another one/);
    expect(before[index]?.note).not.toMatch(/The profile exists/);
  }
});

test("no text ends a line, hides or turns the reading direction, in any file", () => {
  const expected = renderAsCode({ ...made, name: "a", description: "a" }).map(linesOf);
  const { name } = hostile;
  const files = renderAsCode({ ...made, name, description: name });
  expect(files.map(linesOf)).toEqual(expected);
  for (const { code } of files) expect(code).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
});

const linesOf = ({ code }: { code: string }) => code.split("\n").length;

const elsewhere = "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.a.b";

test.each([
  ["source in another Region", { copyFrom: elsewhere }],
  ["source of another account", { copyFrom: asked.copyFrom.replace("111122223333", "444455556666") }],
  ["source that is an application inference profile", { copyFrom: made.arn ?? "" }],
  ["source that is no ARN", { copyFrom: "anthropic.claude" }],
  ["ARN of another account", { arn: made.arn?.replace("111122223333", "444455556666") ?? null }],
  ["ARN that ends a string", { arn: `${made.arn}" } #` }],
  ["account that is none", { account: '1" }' }],
  ["Region that is none", { region: "us-west-2\nx" }],
  ["key that two tags have", { tags: [...asked.tags, ...asked.tags] }],
  ["name that CloudFormation resolves", { name: "{{resolve:ssm:x}}" }],
  ["description that CloudFormation resolves", { description: "a {{resolve:secretsmanager:x}}" }],
  ["tag value that CloudFormation resolves", { tags: [{ key: "a", value: "{{resolve:ssm-secure:x}}" }] }],
  ["tag key that CDK resolves", { tags: [{ key: "${Token[TOKEN.1]}", value: "" }] }],
  ["name that CDK resolves to a list", { name: "#{Token[TOKEN.1]}" }],
])("a %s is refused", (_what, wrong) => {
  expect(() => renderAsCode({ ...asked, ...wrong })).toThrow(/region|account|source|ARN|same key|replace/i);
});

test("a foundation model, which belongs to no account, may be the source", () => {
  expect(renderAsCode(bare)).toHaveLength(codeFileIds.length);
});
