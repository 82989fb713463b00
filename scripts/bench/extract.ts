// How fast the export reader is beside `unzip -p | grep -o`, and how much memory it takes.
import { spawn } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { buildZip } from "../../packages/aws-core/src/exports/testing/build-zip.ts";
import type { ZipFile } from "../../packages/aws-core/src/exports/testing/build-zip.ts";

export interface ExtractFigures {
  what: string;
  seconds: number;
  peakMebibytes: number;
  /** Undefined where unzip or grep is missing. */
  grepSeconds: number | undefined;
  /** Our time divided by grep's: below 1 is faster. */
  ratio: number | undefined;
}

const script = fileURLToPath(new URL("../extract.ts", import.meta.url));
const runs = 5;
const pattern =
  "arn:aws[a-z-]*:bedrock:[a-z0-9-]*:[0-9]{12}:application-inference-profile/[a-zA-Z0-9:.-]{1,64}";
const megabytes = (count: number): number => count * 1_000_000;

// VmHWM is the process's own peak; maxRSS would inherit the parent's across the fork.
const memoryProbe = `data:text/javascript,${encodeURIComponent(`
  import { readFileSync } from "node:fs";
  process.on("exit", () => {
    let kibibytes = process.resourceUsage().maxRSS;
    try { kibibytes = Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]); } catch {}
    process.stderr.write(String(kibibytes));
  });`)}`;

/** Measures the reader as the command runs it, process start included; prints a line per kind of export. */
export async function main(): Promise<ExtractFigures[]> {
  const folder = await mkdtemp(join(tmpdir(), "quarry-bench-"));
  try {
    const figures: ExtractFigures[] = [];
    for (const [what, files] of exportsToRead()) {
      const path = join(folder, "export.zip");
      await writeFile(path, buildZip(files));
      const measured = await measure(what, path);
      process.stdout.write(`${describe(measured)}\n`);
      figures.push(measured);
    }
    return figures;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function exportsToRead(): [string, ZipFile[]][] {
  const small = Array.from({ length: 5000 }, (_, index) => ({
    name: `stacks/${index}.json`,
    content: template(2000, index),
  }));
  return [
    ["30 MB on a single line", [{ name: "stack.json", content: template(megabytes(30)) }]],
    [
      "30 MB of JSON in a string",
      [{ name: "stack.json", content: JSON.stringify({ definition: template(megabytes(25)) }) }],
    ],
    ["5,000 files of 2 kB", small],
    ["a usual export of 16 files", small.slice(0, 16)],
  ];
}

async function measure(what: string, path: string): Promise<ExtractFigures> {
  const ours: number[] = [];
  const greps: number[] = [];
  let peakMebibytes = 0;
  for (let run = 0; run < runs; run += 1) {
    const flags = ["--max-semi-space-size=8", "--import", memoryProbe];
    const reader = await timed(process.execPath, [...flags, script, path, "--json"]);
    const grep = await timed("sh", ["-c", `unzip -p "$1" | grep -oE '${pattern}'`, "sh", path]);
    if (reader.exitCode !== 0) throw new Error(`The reader failed on ${what}.`);
    ours.push(reader.seconds);
    peakMebibytes = Math.max(peakMebibytes, Number(reader.errorOutput) / 1024);
    if (grep.exitCode === 0) greps.push(grep.seconds);
  }
  // The fastest run is the one least disturbed by the machine's other work.
  const seconds = Math.min(...ours);
  const grepSeconds = greps.length > 0 ? Math.min(...greps) : undefined;
  return { what, seconds, peakMebibytes, grepSeconds, ratio: grepSeconds && seconds / grepSeconds };
}

function timed(
  command: string,
  argumentsGiven: string[],
): Promise<{ seconds: number; exitCode: number | null; errorOutput: string }> {
  return new Promise((resolve, reject) => {
    const start = performance.now();
    const child = spawn(command, argumentsGiven, { stdio: ["ignore", "pipe", "pipe"] });
    let errorOutput = "";
    child.stdout.resume();
    child.stderr.setEncoding("utf8").on("data", (text: string) => {
      errorOutput += text;
    });
    child.on("error", reject);
    child.on("close", (exitCode) =>
      resolve({ seconds: (performance.now() - start) / 1000, exitCode, errorOutput }),
    );
  });
}

function describe({ what, seconds, grepSeconds, ratio, peakMebibytes }: ExtractFigures): string {
  const grep =
    grepSeconds === undefined || ratio === undefined
      ? "unzip or grep is missing"
      : `unzip -p | grep -o ${grepSeconds.toFixed(2)} s, ratio ${ratio.toFixed(2)}`;
  return `extract, ${what}: ${seconds.toFixed(2)} s, ${grep}, peak ${peakMebibytes.toFixed(0)} MiB`;
}

/** A template of about so many bytes on one line, in which some of many resources name a profile. */
function template(bytes: number, seed = 1): string {
  let state = seed + 1;
  const word = (): string => {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    return state.toString(36);
  };
  const resources: string[] = [];
  for (let length = 0; length < bytes;) {
    const isProfile = resources.length % 500 === 0;
    const arn = `"arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/${word()}"`;
    const model = isProfile ? arn : `{"Ref":"Model${word()}"}`;
    const text =
      `"R${resources.length}":{"Type":"AWS::Lambda::Function","Properties":{"FunctionName":"fn-${word()}-${word()}",` +
      `"Description":"Täglich ${word()} \\"quoted\\" text ${word()}","Model":${model},"Tags":{"a":"${word()}","n":${length},` +
      `"b":true},"Policy":["bedrock:InvokeModel","arn:aws:iam::111122223333:role/${word()}"]}}`;
    resources.push(text);
    length += text.length + 1;
  }
  return `{"AWSTemplateFormatVersion":"2010-09-09","Resources":{${resources.join(",")}}}`;
}
