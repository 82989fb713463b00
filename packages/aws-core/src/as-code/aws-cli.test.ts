import { CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import type { CreateInferenceProfileCommandInput } from "@aws-sdk/client-bedrock";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { prepareSnippetFolder, runProgram } from "../snippets/testing/snippet-folder.ts";
import type { AsCodeInput } from "./schema.ts";
import { anyProfile, asked, bare, codeOf, hostile, made } from "./testing/sample-profiles.ts";

const aws = simulateAws();
const folder = prepareSnippetFolder();

type Profile = Extract<AsCodeInput, { type: "APPLICATION" }>;

/** The call that the script should make, as the SDK takes it. */
function callOf({ name, description, copyFrom, tags }: Profile): CreateInferenceProfileCommandInput {
  return {
    inferenceProfileName: name,
    ...(description !== null && { description }),
    modelSource: { copyFrom },
    ...(tags.length > 0 && { tags: tags.map(({ key, value }) => ({ key, value })) }),
  };
}

/** What the shell hands to the command in each script, and nothing else may run. */
async function wordsOf(profiles: readonly Profile[]): Promise<string[][]> {
  const scripts = profiles.map((profile) => codeOf("aws-cli", profile));
  const command = String.raw`aws() { printf '%s\0' "$@"; printf '\0'; }`;
  const file = folder.write("all.sh", ["PATH=", command, ...scripts].join("\n"));
  const { output, errors } = await runProgram("/bin/bash", "--noprofile", "--norc", file);
  expect(errors).toBe("");
  return output
    .split("\0\0")
    .slice(0, -1)
    .map((words) => words.split("\0"));
}

test("the shell hands over the profile as it is and runs nothing else, for any text", async () => {
  const profiles = [asked, made, bare, hostile, ...fc.sample(anyProfile, 300)];
  const calls = await wordsOf(profiles);
  expect(calls).toHaveLength(profiles.length);
  for (const [index, words] of calls.entries()) {
    const profile = profiles[index] ?? asked;
    const [input = ""] = words.splice(5, 1);
    expect(words).toEqual([
      "bedrock",
      "create-inference-profile",
      "--region",
      "us-west-2",
      "--cli-input-json",
      "--query",
      "inferenceProfileArn",
      "--output",
      "text",
    ]);
    expect(JSON.parse(input)).toEqual(callOf(profile));
  }
});

test("the JSON is a call that AWS takes from the SDK", async () => {
  const [words] = await wordsOf([asked]);
  const input: CreateInferenceProfileCommandInput = JSON.parse(words?.[5] ?? "");
  const answer = await aws.clients().bedrock.send(new CreateInferenceProfileCommand(input));
  expect(answer.inferenceProfileArn).toContain(`us-west-2:${ownAccount}:application-inference-profile/`);
  expect(aws.calls().at(-1)).toMatchObject({ outcome: "ok", input: callOf(asked) });
});

// Registered only where there is an AWS CLI.
const { ok: hasCli } = await runProgram("bash", "-c", "command -v aws && aws --version");

test.for(hasCli ? ["the AWS CLI"] : [])(
  "%s runs the script, which makes the profile and prints its ARN",
  { timeout: 60_000 },
  async () => {
    const { output, errors } = await runProgram("bash", "-c", codeOf("aws-cli", asked));
    expect(errors).toBe("");
    expect(output.trim()).toMatch(/:application-inference-profile\/[a-z0-9]{12}$/);
    expect(aws.calls().at(-1)).toMatchObject({
      region: "us-west-2",
      outcome: "ok",
      input: callOf(asked),
    });
  },
);
