import { execFile } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { ExportResult } from "./schema.ts";
import { buildZip } from "./testing/build-zip.ts";
import { profileArn } from "./testing/read-bytes.ts";

const script = fileURLToPath(new URL("../../../../scripts/extract.ts", import.meta.url));
const memoryProbe = `data:text/javascript,${encodeURIComponent(
  'import{readFileSync}from"node:fs";process.on("exit",()=>{' +
    "let peak=process.resourceUsage().maxRSS;" +
    'try{peak=Number(/VmHWM:\\s*(\\d+)/.exec(readFileSync("/proc/self/status","utf8"))[1])}catch{}' +
    "process.stderr.write(String(peak))})",
)}`;

interface Run {
  exitCode: number;
  output: string;
  errorOutput: string;
}

let folder = "";

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "quarry-extract-"));
  const template = {
    arn: profileArn("abc"),
    other: "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.m",
  };
  await writeFile(
    join(folder, "export.zip"),
    buildZip([{ name: "a.json", content: JSON.stringify(template) }]),
  );
  await writeFile(join(folder, "loose.json"), '{"v": {"Fn::Sub": "${inferenceProfileArn}"}}');
  await writeFile(join(folder, "broken.zip"), "hello");
});

afterAll(() => rm(folder, { recursive: true, force: true }));

function extract(argumentsGiven: string[], flags: string[] = []): Promise<Run> {
  return new Promise((resolve) => {
    const options = { cwd: folder, maxBuffer: 1 << 28 };
    const child = execFile(
      process.execPath,
      ["--max-semi-space-size=8", ...flags, script, ...argumentsGiven],
      options,
      (_, output, errorOutput) => resolve({ exitCode: child.exitCode ?? -1, output, errorOutput }),
    );
  });
}

describe("the extract command", () => {
  test("prints one JSON line per file and exits with 0", async () => {
    const { exitCode, output } = await extract(["export.zip", "loose.json", "--json"]);
    const [zip, loose, rest] = output.split("\n");
    expect([exitCode, rest]).toEqual([0, ""]);
    expect(ExportResult.parse(JSON.parse(zip ?? ""))).toMatchObject({ ok: true, file: "export.zip" });
    expect(JSON.parse(loose ?? "")).toMatchObject({ unresolved: [{ path: ["/v/Fn::Sub"] }] });
  });

  test("exits with 2 when a file cannot be read, and reads the others", async () => {
    const { exitCode, output } = await extract(["--json", "broken.zip", "missing.zip", "export.zip"]);
    const results = output
      .trim()
      .split("\n")
      .map((line) => ExportResult.parse(JSON.parse(line)));
    expect([exitCode, ...results.map(({ ok }) => ok)]).toEqual([2, false, false, true]);
    expect(results[0]).toEqual({
      ok: false,
      error: {
        kind: "not_zip",
        message: "The file is not a zip archive. Upload the export as Studio saved it.",
      },
    });
  });

  test("prints a report for people without --json", async () => {
    const { output } = await extract(["export.zip", "loose.json", "broken.zip"]);
    expect(output).toContain(
      `  1 application inference profile\n    ${profileArn("abc")}\n      plain in a.json /arn\n`,
    );
    expect(output).toContain("  1 system-defined profile\n");
    expect(output).toContain("  unresolved: ${inferenceProfileArn} (loose.json /v/Fn::Sub)\n");
    expect(output).toContain("broken.zip\n  could not be read (not_zip): ");
  });

  test("explains itself for a wrong command line", async () => {
    expect(await extract([])).toMatchObject({ exitCode: 64, errorOutput: expect.stringContaining("Usage:") });
    expect(await extract(["--yaml", "export.zip"])).toMatchObject({ exitCode: 64 });
    expect(await extract(["--help"])).toMatchObject({
      exitCode: 0,
      output: expect.stringContaining("Usage:"),
    });
  });

  test.each([
    ["many resources", (): string => manyResources(30 * 1024 * 1024)],
    ["one string that is JSON again", (): string => JSON.stringify({ d: manyResources(14 * 1024 * 1024) })],
    [
      "nothing but profiles",
      (): string => `["${Array.from({ length: 350_000 }, (_, n) => profileArn(`p${n % 100}`)).join('","')}"]`,
    ],
  ])("stays below 300 MB on a single line of 30 MB with %s", async (_, make) => {
    const content = make();
    const noise = Buffer.from(content);
    await writeFile(
      join(folder, "large.zip"),
      buildZip([{ name: "large.json", content: noise, isStored: true }]),
    );
    const { exitCode, output, errorOutput } = await extract(
      ["large.zip", "--json"],
      ["--import", memoryProbe],
    );
    expect([exitCode, output.slice(0, 10)]).toEqual([0, '{"ok":true']);
    expect(Number(errorOutput) / 1024).toBeLessThan(300);
  });
});

/** A template on one line in which every 500th of thousands of agents names a profile. */
function manyResources(bytes: number): string {
  const resources: string[] = [];
  for (let length = 0, n = 0; length < bytes; n += 1) {
    const model = n % 500 === 0 ? JSON.stringify(profileArn(`p${n}`)) : `{"Ref":"Model${n}"}`;
    const text = `"Agent${n}":{"Type":"AWS::Bedrock::Agent","Properties":{"FoundationModel":${model},"AgentName":"agent-${n}"}}`;
    resources.push(text);
    length += text.length + 1;
  }
  return `{"Resources":{${resources.join(",")}}}`;
}
