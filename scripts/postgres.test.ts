import { spawn } from "node:child_process";
import { once } from "node:events";
import { chmodSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { executeSql } from "@quarry/database/execute-sql";
import { expect, test as base } from "vitest";
import { findFreePort } from "./free-port.ts";
import { findRunningPostgres, startPostgres, stopPostgres } from "./postgres.ts";
import { repositoryRoot } from "./repository-root.ts";
import { fastestDirectory } from "./testing/fastest-directory.ts";

const nobody = { uid: 65_534, gid: 65_534 };

const test = base.extend<{ dataDir: string }>({
  dataDir: async ({}, use) => {
    const dataDir = mkdtempSync(join(fastestDirectory(), "quarry-postgres-"));
    chmodSync(dataDir, 0o777);
    await use(join(dataDir, "data"));
    await stopPostgres(join(dataDir, "data"));
    rmSync(dataDir, { recursive: true, force: true });
  },
});

test("data survives a stop and a start, and the stopped server is gone", async ({ dataDir }) => {
  const first = await startPostgres({ dataDir, temporary: true });
  await executeSql(first.url, "CREATE TABLE kept (id int)");
  await first.stop();
  expect(findRunningPostgres(dataDir)).toBeUndefined();
  const second = await startPostgres({ dataDir, temporary: true });
  await executeSql(second.url, "SELECT FROM kept");
  expect(findRunningPostgres(dataDir)).toEqual({ url: second.url });
});

test("the server listens where it was told to, on this machine only, and asks for its password", async ({
  dataDir,
}) => {
  const port = await findFreePort();
  const { url } = await startPostgres({ dataDir, port, temporary: true });
  expect(new URL(url).host).toBe(`127.0.0.1:${port}`);
  const withoutPassword = url.replace(/:[^:@]+@/, ":guess@");
  await expect(executeSql(withoutPassword, "SELECT 1")).rejects.toThrow("password authentication failed");
});

test("a server left behind by a killed program is replaced at the next start", async ({ dataDir }) => {
  const { url, kill } = await holdPostgres(dataDir);
  await kill();
  expect(findRunningPostgres(dataDir)).toEqual({ url });
  const next = await startPostgres({ dataDir, temporary: true });
  await executeSql(next.url, "SELECT 1");
  expect(findRunningPostgres(dataDir)).toEqual({ url: next.url });
});

test("a postmaster.pid that names a process of another program does not stop the start", async ({
  dataDir,
}) => {
  const first = await startPostgres({ dataDir, temporary: true });
  const file = join(dataDir, "cluster/postmaster.pid");
  const content = readFileSync(file, "utf8");
  await first.stop();
  writeFileSync(file, content.replace(/^\d+/, String(process.pid)));
  const second = await startPostgres({ dataDir, temporary: true });
  await expect(executeSql(second.url, "SELECT 1")).resolves.toBeUndefined();
});

test("a cluster of another Postgres version is refused with the remedy", async ({ dataDir }) => {
  const { stop } = await startPostgres({ dataDir, temporary: true });
  await stop();
  writeFileSync(join(dataDir, "cluster/PG_VERSION"), "9\n");
  await expect(startPostgres({ dataDir })).rejects.toThrow(/was made by Postgres 9.*another --data folder/);
});

test("a port that another program holds is named together with Postgres's own reason", async ({
  dataDir,
}) => {
  const port = Number(
    new URL((await startPostgres({ dataDir: `${dataDir}/other`, temporary: true })).url).port,
  );
  const attempt = startPostgres({ dataDir: `${dataDir}/own`, port, temporary: true });
  await expect(attempt).rejects.toThrow(new RegExp(`did not start on port ${port}; its log .* says why: .+`));
  await stopPostgres(`${dataDir}/other`);
});

test("an ordinary user can start it as well", async ({ dataDir }) => {
  const { url, kill } = await holdPostgres(dataDir, process.getuid?.() === 0 ? nobody : {});
  await expect(executeSql(url, "SELECT 1")).resolves.toBeUndefined();
  await kill();
});

async function holdPostgres(dataDir: string, user: { uid?: number; gid?: number } = {}) {
  const program = join(repositoryRoot, "scripts/testing/hold-postgres.ts");
  const child = spawn(process.execPath, [program, dataDir], { ...user, stdio: ["pipe", "pipe", "inherit"] });
  const [url] = (await once(createInterface(child.stdout), "line")).map(String);
  const kill = async (): Promise<void> => {
    child.kill("SIGKILL");
    await once(child, "exit");
  };
  return { url: url ?? "", kill };
}
