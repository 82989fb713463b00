import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { renderSnippets } from "./render-snippets.ts";
import type { SnippetId } from "./schema.ts";
import { runProgram } from "./testing/snippet-folder.ts";

const aws = simulateAws();

const arn = `arn:aws:bedrock:us-west-2:${ownAccount}:application-inference-profile/dsh66sruwg0s`;
const input = {
  arn,
  region: "us-west-2",
  baseModelId: "anthropic.claude-3-5-sonnet-20241022-v2:0",
  provider: "anthropic",
  name: "search sonnet",
};

/** Node runs no TypeScript below node_modules; the snippets hold no types, so they run as given text. */
const withNode = {
  program: process.execPath,
  needs: ["--version"],
  options: ["--input-type=module", "--eval"],
};
const withPython = { program: "python3", options: ["-c"] };

/** What runs a snippet, how it takes a text, and what must be there for it. */
const runners: readonly { id: SnippetId; program: string; needs: string[]; options: string[] }[] = [
  { id: "aws-sdk-js", ...withNode },
  { id: "langchain-js", ...withNode },
  { id: "boto3", ...withPython, needs: ["-c", "import boto3"] },
  { id: "langchain-python", ...withPython, needs: ["-c", "import langchain_aws"] },
  { id: "strands", ...withPython, needs: ["-c", "import strands"] },
  { id: "aws-cli", program: "bash", options: ["-c"], needs: ["-c", "command -v aws && aws --version"] },
];

// Registered only where the program and its libraries are.
const present = await Promise.all(
  runners.map(async (runner) => ((await runProgram(runner.program, ...runner.needs)).ok ? [runner] : [])),
);

test.for(present.flat())(
  "the snippet $id runs and prints the model's answer",
  { timeout: 60_000 },
  async ({ id, program, options }) => {
    const code = renderSnippets(input).find((snippet) => snippet.id === id)?.code ?? "";
    const { ok, output, errors } = await runProgram(program, ...options, code);
    expect(ok ? "" : errors).toBe("");
    expect(output).toMatch(/\w+/);
    expect(aws.calls().at(-1)).toMatchObject({ region: "us-west-2", outcome: "ok", input: { modelId: arn } });
  },
);
