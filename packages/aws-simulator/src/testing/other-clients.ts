// Clients that share no code with the simulator, which is built from the JavaScript client's own codecs.
import { execFile, spawnSync } from "node:child_process";
import { promisify } from "node:util";
import type { Simulator } from "../start-simulator.ts";

// Both are Python programs that load for seconds on a busy machine.
export const slowClientMs = 120_000;

const execute = promisify(execFile);

export type ForeignCredentials = { accessKeyId: string; secretAccessKey: string };

const environment = (simulator: Simulator, credentials?: ForeignCredentials): NodeJS.ProcessEnv => ({
  ...process.env,
  AWS_ENDPOINT_URL: simulator.url,
  AWS_ACCESS_KEY_ID: credentials?.accessKeyId ?? "AKIAEXAMPLE000000000",
  AWS_SECRET_ACCESS_KEY: credentials?.secretAccessKey ?? "any",
  AWS_REGION: "us-west-2",
  AWS_DEFAULT_REGION: "us-west-2",
  AWS_PAGER: "",
  AWS_MAX_ATTEMPTS: "1",
});

/** What the AWS CLI answers to these words, parsed. Rejects with its error output. */
export async function awsCli(simulator: Simulator, ...words: readonly string[]): Promise<unknown> {
  const { stdout } = await execute("aws", [...words, "--output", "json"], { env: environment(simulator) });
  const answer: unknown = stdout.trim() === "" ? undefined : JSON.parse(stdout);
  return answer;
}

/** Runs a Python program that has boto3, json, botocore and Config, and fills `out`; resolves with `out`. */
export async function python(
  simulator: Simulator,
  program: string,
  credentials?: ForeignCredentials,
): Promise<unknown> {
  const script = `import boto3, json, botocore\nfrom botocore.config import Config\nout = {}\n${program}\nprint(json.dumps(out, default=str))`;
  const env = environment(simulator, credentials);
  const { stdout } = await execute("python3", ["-c", script], { env });
  return JSON.parse(stdout);
}

const probes = {
  "the AWS CLI": ["aws", "--version"],
  boto3: ["python3", "-c", "import boto3"],
} as const;

/** Registers a suite if the machine has its client; else the log says what is lacking. */
export function whereInstalled(client: keyof typeof probes, register: () => void): void {
  const [command, ...flags] = probes[client];
  const isHere = spawnSync(command, flags).status === 0;
  const absent = () => process.stdout.write(`Not registered, because this machine lacks it: ${client}\n`);
  (isHere ? register : absent)();
}
