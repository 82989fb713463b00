import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { anyProfile, asked, codeOf, made } from "./testing/sample-profiles.ts";

test("the template is YAML, read as 1.1 or 1.2, that holds the profile as it is, for any text", () => {
  fc.assert(
    fc.property(anyProfile, fc.constantFrom("1.1" as const, "1.2" as const), (profile, version) => {
      const template: unknown = parseYaml(codeOf("cloudformation", profile), { version });
      const { name, description, copyFrom, tags } = profile;
      expect(template).toMatchObject({
        AWSTemplateFormatVersion: "2010-09-09",
        Resources: expect.toSatisfy((resources: object) => Object.keys(resources).length === 1),
      });
      expect(Object.values(resourcesOf(template))).toEqual([
        {
          Type: "AWS::Bedrock::ApplicationInferenceProfile",
          ...(profile.arn && { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" }),
          Properties: {
            InferenceProfileName: name,
            ...(description !== null && { Description: description }),
            ModelSource: { CopyFrom: copyFrom },
            ...(tags.length > 0 && { Tags: tags.map(({ key, value }) => ({ Key: key, Value: value })) }),
          },
        },
      ]);
    }),
    { numRuns: 500 },
  );
});

function resourcesOf(template: unknown): object {
  return typeof template === "object" && template !== null && "Resources" in template && template.Resources
    ? template.Resources
    : {};
}

test("the output is the ARN of the resource", () => {
  const template: unknown = parseYaml(codeOf("cloudformation", made));
  const [logicalId] = Object.keys(resourcesOf(template));
  expect(template).toMatchObject({
    Outputs: { ProfileArn: { Value: { "Fn::GetAtt": [logicalId, "InferenceProfileArn"] } } },
  });
});

test("no value is left to a reader's guess at its type", () => {
  for (const text of ["yes", "0123", "1:30", "2026-01-01", "null", "~", "1e3"])
    expect(codeOf("cloudformation", { ...asked, name: text })).toContain(`InferenceProfileName: "${text}"`);
});
