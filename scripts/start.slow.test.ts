import { spawn, spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { expect } from "vitest";
import { findFreePort, isPortFree } from "./free-port.ts";
import { findRunningPostgres } from "./postgres.ts";
import { repositoryRoot } from "./repository-root.ts";
import { test } from "./testing/run-start.ts";

const minutes = (count: number): number => count * 60_000;
const seconds = (count: number): number => count * 1000;

test(
  "a start gives a healthy demo, and the next one has the same data and nothing to make",
  { timeout: minutes(5) },
  async ({ start, dataDir }) => {
    const port = await findFreePort();
    const settings = { args: ["--port", String(port)] };
    const first = start(settings);
    await first.shows(`ready http://localhost:${port}`);
    const health = await fetch(`http://localhost:${port}/api/health`);
    expect(await health.json()).toMatchObject({ status: "ok" });
    expect(await (await fetch(`http://localhost:${port}/sign-in`)).text()).toContain("ada@example.com");
    first.kill("SIGINT");
    expect((await first.ended).code).toBe(0);
    expect(findRunningPostgres(join(dataDir, "postgres"))).toBeUndefined();

    const second = start(settings);
    await second.shows(`ready http://localhost:${port}`);
    second.kill("SIGTERM");
    const { code, output } = await second.ended;
    expect(code).toBe(0);
    expect(stepsOf(output)).toEqual([
      "AWS simulator",
      "Postgres",
      "database migrations",
      "worker and portal",
    ]);
    expect(await isPortFree(port)).toBe(true);
  },
);

test(
  "a part that dies ends the start with one sentence, and everything else with it",
  { timeout: minutes(3) },
  async ({ start, dataDir }) => {
    const port = await findFreePort();
    const running = start({ args: ["--port", String(port)] });
    await running.shows("ready ");
    process.kill(childOf(running.pid, "apps/worker/src/main.ts"), "SIGKILL");
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(output).toMatch(/\nThe worker ended \(SIGKILL\); its log is .*worker\.log\./);
    expect(findRunningPostgres(join(dataDir, "postgres"))).toBeUndefined();
    expect(await isPortFree(port)).toBe(true);
    expect(existsSync(join(dataDir, "start.pid"))).toBe(false);
  },
);

test(
  "after a kill without warning the parts end, and the next start works",
  { timeout: minutes(3) },
  async ({ start }) => {
    const port = await findFreePort();
    const killed = start({ args: ["--port", String(port)] });
    await killed.shows("ready ");
    killed.kill("SIGKILL");
    await killed.ended;
    await expect.poll(() => isPortFree(port), { timeout: seconds(20) }).toBe(true);
    const next = start({ args: ["--port", String(port)] });
    await next.shows("ready ");
  },
);

test("a signal to npm alone ends everything as well", { timeout: minutes(3) }, async ({ dataDir }) => {
  const port = await findFreePort();
  const npm = spawn("npm", ["start", "--", "--port", String(port), "--data", dataDir], {
    cwd: repositoryRoot,
  });
  for await (const chunk of npm.stdout) if (String(chunk).includes("ready ")) break;
  npm.kill("SIGTERM");
  await expect.poll(() => isPortFree(port), { timeout: seconds(40) }).toBe(true);
  // The worker has just begun its first jobs; it lets them finish for 30 seconds, and Postgres waits for it.
  await expect
    .poll(() => findRunningPostgres(join(dataDir, "postgres")), { timeout: seconds(60) })
    .toBeUndefined();
});

test(
  "a setting that the worker refuses is shown in the worker's own words",
  { timeout: minutes(3) },
  async ({ start }) => {
    const port = await findFreePort();
    const running = start({ args: ["--port", String(port)], environment: { LOG_LEVEL: "loud" } });
    const { code, output } = await running.ended;
    expect(code).toBe(1);
    expect(output).toMatch(/The (worker|portal|demo world) (ended|failed) \(exit code 1\)[^]*LOG_LEVEL/);
  },
);

/** The labels of what a start did, sorted: some steps run side by side. */
function stepsOf(output: string): string[] {
  return [...output.matchAll(/^ {2}(\S.*?) {2,}[\d.]+ s$/gmu)].map(([, label = ""]) => label).toSorted();
}

function childOf(pid: number, program: string): number {
  const { stdout } = spawnSync("ps", ["-A", "-ww", "-o", "pid=,ppid=,args="], { encoding: "utf8" });
  const line = stdout.split("\n").find((text) => new RegExp(`^\\s*\\d+\\s+${pid}\\s.*${program}`).test(text));
  return Number(line?.trim().split(/\s+/)[0]);
}
