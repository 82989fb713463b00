import { spawn, spawnSync } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { expect } from "vitest";
import { test } from "./testing/migration-fixture.ts";

const program = fileURLToPath(new URL("main.ts", import.meta.url));

test("the command applies the repository's migrations and ends as soon as it is done", async ({
  databaseUrl,
}) => {
  const first = await runClocked(databaseUrl);
  const second = await runClocked(databaseUrl);
  expect(first).toMatchObject({ status: 0, stdout: expect.stringMatching(/^Applied \d{14}_/) });
  expect(second).toMatchObject({ status: 0, stdout: "The database is up to date.\n" });
  // A timer that the engine forgets would hold the process for ten seconds.
  expect(Math.max(first.heldFor, second.heldFor)).toBeLessThan(7_000);
});

test("a migration that did not fail is not taken back", ({ databaseUrl }) => {
  const { status, stderr } = run(["--rolled-back", "20260101000000_none"], databaseUrl);
  expect({ status, stderr }).toEqual({
    status: 1,
    stderr: "No migration 20260101000000_none has failed on this database.\n",
  });
});

test.for([undefined, "mysql://localhost/quarry"])(
  "without a usable DATABASE_URL (%s) it says what is needed",
  (url) => {
    const { status, stderr } = run([], url);
    expect(status).toBe(1);
    expect(stderr).toMatch(/^DATABASE_URL must be the address of a Postgres database, as in postgresql:/);
  },
);

/** A run, with the milliseconds from its last words to its end: how long a start takes is the machine's affair. */
async function runClocked(databaseUrl: string) {
  const child = spawn(process.execPath, [program], { env: { ...process.env, DATABASE_URL: databaseUrl } });
  let [stdout, saidAt] = ["", performance.now()];
  child.stdout.on("data", (chunk) => {
    stdout += String(chunk);
    saidAt = performance.now();
  });
  const [status]: unknown[] = await once(child, "close");
  return { status, stdout, heldFor: performance.now() - saidAt };
}

function run(args: readonly string[], databaseUrl?: string) {
  const { DATABASE_URL: _, ...environment } = process.env;
  const env = databaseUrl === undefined ? environment : { ...environment, DATABASE_URL: databaseUrl };
  return spawnSync(process.execPath, [program, ...args], { encoding: "utf8", env });
}
