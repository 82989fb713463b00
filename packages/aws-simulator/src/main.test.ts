import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";

const main = fileURLToPath(new URL("main.ts", import.meta.url));

function run(...flags: string[]) {
  const child = spawn(process.execPath, [main, ...flags], { stdio: ["ignore", "pipe", "pipe"] });
  const said = { out: "", error: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.error += chunk.toString()));
  const ended = once(child, "exit").then(() => child.exitCode);
  return { child, said, ended };
}

async function readyAddress({ child, said }: ReturnType<typeof run>): Promise<string> {
  while (!said.out.includes("\n")) await once(child.stdout, "data");
  return /^ready (http:\/\/localhost:\d+)\n$/.exec(said.out)?.[1] ?? said.out;
}

test("it says when it is ready, answers there, and stops on SIGTERM with its state written", async () => {
  const folder = mkdtempSync(join(tmpdir(), "quarry-simulator-"));
  const state = join(folder, "state.json");
  const started = run("--port", "0", "--state", state, "--scenario", "empty", "--time-scale", "60");
  const url = await readyAddress(started);
  const health = await (await fetch(`${url}/_simulator/health`)).json();
  const settings = await (await fetch(`${url}/_simulator/settings`)).json();
  started.child.kill("SIGTERM");
  expect(health).toMatchObject({ status: "ok", scenario: "empty" });
  expect(settings).toMatchObject({ timeScale: 60 });
  expect(await started.ended).toBe(0);
  expect(JSON.parse(readFileSync(state, "utf8"))).toMatchObject({ version: 1, scenario: "empty" });
  rmSync(folder, { recursive: true });
});

describe("exit 1 with one sentence", () => {
  for (const [what, flags, sentence] of [
    ["an unknown flag", ["--prot", "1"], "Unknown option '--prot'"],
    ["a port that is no number", ["--port", "http"], '--port must be a number from 0 to 65535, not "http".'],
    ["a time scale of 0", ["--time-scale", "0"], '--time-scale must be a number above 0, not "0".'],
    ["an unknown scenario", ["--port", "0", "--scenario", "nope"], 'There is no scenario "nope".'],
  ] as const) {
    test(`refuses ${what}`, async () => {
      const started = run(...flags);
      expect(await started.ended).toBe(1);
      expect(started.said.error).toContain(sentence);
      expect(started.said.error.trim().split("\n")).toHaveLength(1);
      expect(started.said.out).toBe("");
    });
  }

  test("refuses a busy port", async () => {
    const server = createServer().listen(0, "127.0.0.1");
    await once(server, "listening");
    const address = server.address();
    const started = run("--port", String(typeof address === "object" ? address?.port : 0));
    expect(await started.ended).toBe(1);
    expect(started.said.error).toBe(
      "The port is in use: stop what listens there, or choose another with --port.\n",
    );
    server.close();
  });
});
