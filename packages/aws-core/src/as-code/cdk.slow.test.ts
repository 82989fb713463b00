import { expect, test } from "vitest";
import { prepareSnippetFolder, runProgram } from "../snippets/testing/snippet-folder.ts";
import { logicalId } from "./code-names.ts";
import type { AsCodeInput } from "./schema.ts";
import { asked, bare, codeOf, hostile, made, systemDefined } from "./testing/sample-profiles.ts";

const folder = prepareSnippetFolder();

/**
 * The CloudFormation templates that CDK makes of the TypeScript of profiles, and what it says to them;
 * CloudFormation's own validator runs along.
 */
async function synthesise(inputs: readonly AsCodeInput[]): Promise<{ templates: unknown; errors: string }> {
  // The code holds no types, so it runs as JavaScript; Node strips none below node_modules.
  const files = inputs.map((input, index) => {
    const last = "export const { template } = app.synth().stacks[0];\n";
    return folder.write(`${index}.mjs`, `${codeOf("cdk-typescript", input)}${last}`);
  });
  const script = `const templates = [];
for (const file of process.argv.slice(1)) {
  process.env.CDK_OUTDIR = file + ".out";
  templates.push((await import(file)).template);
}
process.stdout.write(JSON.stringify(templates));`;
  const { output, errors } = await runProgram(
    process.execPath,
    "--input-type=module",
    "--eval",
    script,
    ...files,
  );
  return { templates: output === "" ? null : JSON.parse(output), errors };
}

test("CDK makes a profile of the code as it is, for any text", { timeout: 120_000 }, async () => {
  const profiles = [made, bare, hostile];
  const { templates } = await synthesise(profiles);
  expect(templates).toHaveLength(profiles.length);
  for (const [index, { name, description, copyFrom, tags, arn }] of profiles.entries()) {
    const id = logicalId(name);
    const Tags = expect.arrayContaining(tags.map(({ key, value }) => ({ Key: key, Value: value })));
    expect(templates).toHaveProperty([index, "Resources"], {
      [id]: {
        Type: "AWS::Bedrock::ApplicationInferenceProfile",
        ...(arn && { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" }),
        Properties: {
          InferenceProfileName: name,
          ...(description !== null && { Description: description }),
          ModelSource: { CopyFrom: copyFrom },
          ...(tags.length > 0 && { Tags }),
        },
      },
    });
    expect(templates).toHaveProperty([index, "Outputs", "ProfileArn", "Value"], {
      "Fn::GetAtt": [id, "InferenceProfileArn"],
    });
  }
});

test("CloudFormation's own validator has nothing to say", { timeout: 120_000 }, async () => {
  expect(await synthesise([asked, made, bare])).toMatchObject({ errors: "" });
});

test("CDK names a system-defined profile by its ARN and makes nothing", { timeout: 120_000 }, async () => {
  const ids = ["us.anthropic.claude-sonnet-4-20250514-v1:0", "ca.amazon.nova-lite-v1:0"];
  const { templates, errors } = await synthesise(ids.map(systemDefined));
  expect(errors.match(/^(?:WARNING|ERROR).*/gm)).toEqual(
    ids.map(() => expect.stringMatching(/Resources section/)),
  );
  for (const [index, id] of ids.entries()) {
    expect(JSON.stringify(templates)).toContain(`:inference-profile/${id}"]`);
    expect(templates).toHaveProperty([index, "Outputs", "ProfileArn"]);
    expect(templates).not.toHaveProperty([index, "Resources"]);
  }
});
