import { expect, test, vi } from "vitest";
import { simulateAws } from "../clients/testing/simulate-aws.ts";
import { aDeployment } from "../endpoints/testing/a-deployment.ts";
import { makeEndpoint } from "../endpoints/testing/simulated-endpoint.ts";
import { prepareSnippetFolder, runProgram } from "../snippets/testing/snippet-folder.ts";
import { renderAsyncSnippets } from "./async-snippets.ts";
import {
  renderInvocationSnippets,
  sampleBody,
  type InvocationSnippet,
  type invocationSnippetIds,
} from "./invocation-snippets.ts";

const aws = simulateAws();

type SnippetId = (typeof invocationSnippetIds)[number];

/** What runs a snippet, how it takes a text, and what must be there for it. */
const runners: readonly { id: SnippetId; program: string; needs: string[]; options: string[] }[] = [
  { id: "boto3", program: "python3", needs: ["-c", "import boto3"], options: ["-c"] },
  {
    id: "aws-sdk-js",
    program: process.execPath,
    needs: ["--version"],
    options: ["--input-type=module", "--eval"],
  },
  { id: "curl", program: "bash", needs: ["-c", "curl --help all | grep aws-sigv4"], options: ["-c"] },
  { id: "aws-cli", program: "bash", needs: ["-c", "aws --version"], options: ["-c"] },
];

// Registered only where the program and its libraries are.
const present = await Promise.all(
  runners.map(async (runner) => ((await runProgram(runner.program, ...runner.needs)).ok ? [runner] : [])),
);

const folder = prepareSnippetFolder();

const place = { endpoint: "twin-llama", region: "us-west-2", body: sampleBody("openai-chat") };

/** The snippet, with AWS's addresses replaced; one for a shell writes into a folder of the test. */
function runnable(id: SnippetId, rendered: readonly InvocationSnippet[]): string {
  const { code = "", language } = rendered.find((candidate) => candidate.id === id) ?? {};
  const here = code.replaceAll(/https:\/\/(?:runtime|s3)\.[\w.-]+/g, process.env["AWS_ENDPOINT_URL"] ?? "");
  return language === "shell" ? `cd '${folder.path()}'\n${here}` : here;
}

test.for(present.flat())(
  "the snippet $id calls the endpoint and prints its answer",
  { timeout: 60_000 },
  async ({ id, program, options }) => {
    await makeEndpoint(aws.clients(), aDeployment());
    await aws.control("clock/advance", { seconds: 600 });
    const code = runnable(id, renderInvocationSnippets({ ...place, component: null }));
    const { ok, output, errors } = await runProgram(program, ...options, code);
    expect(ok ? "" : errors).toBe("");
    expect(output).toMatch(/choices/);
    expect(aws.calls().at(-1)).toMatchObject({
      operation: "InvokeEndpoint",
      region: "us-west-2",
      outcome: "ok",
    });
  },
);

const answers = "s3://quarry-answers-111122223333";

/** Queues calls, whose answers are there after a tenth of a second. */
async function queueing(): Promise<void> {
  const places = { outputPath: `${answers}/out`, failurePath: `${answers}/failed` };
  const queue = { ...places, concurrentPerInstance: 1, successTopic: null, errorTopic: null };
  await makeEndpoint(aws.clients(), aDeployment({ async: queue }));
  await aws.control("clock/advance", { seconds: 600 });
  await aws.control("settings", { timeScale: 30 });
  // The client addresses a bucket by the host, which is no name on every machine.
  vi.stubEnv("AWS_ENDPOINT_URL", process.env["AWS_ENDPOINT_URL"]?.replace("localhost", "127.0.0.1"));
}

test.for(present.flat())(
  "the snippet $id queues a call, waits and prints its answer",
  { timeout: 60_000 },
  async ({ id, program, options }) => {
    await queueing();
    const rendered = renderAsyncSnippets({ ...place, inputFolder: `${answers}/in/` });
    const { ok, output, errors } = await runProgram(program, ...options, runnable(id, rendered));
    expect(ok ? "" : errors).toBe("");
    expect(output).toMatch(/choices/);
    expect(aws.calls().map(({ operation }) => operation)).toContain("InvokeEndpointAsync");
  },
);

test.for(present.flat())(
  "the snippet $id ends with the words of a failure",
  { timeout: 60_000 },
  async ({ id, program, options }) => {
    await queueing();
    const rendered = renderAsyncSnippets({ ...place, body: "{}", inputFolder: answers });
    const { ok, output, errors } = await runProgram(program, ...options, runnable(id, rendered));
    expect(ok).toBe(false);
    expect(`${output}${errors}`).toMatch(/Received client error \(400\)/);
  },
);
