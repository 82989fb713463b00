import { spawn } from "node:child_process";
import { once } from "node:events";
import { connect, createServer } from "node:net";
import type { AddressInfo, Server } from "node:net";
import { join } from "node:path";
import { createInterface } from "node:readline";
import { executeSql } from "@quarry/database/execute-sql";
import { createTestDatabase } from "@quarry/database/testing/test-database";
import { pino } from "pino";
import { expect, onTestFinished, test } from "vitest";
import { startPatiently } from "./start-patiently.ts";

test("a worker waits for Postgres, starts anew when it loses it meanwhile, and says so", async () => {
  const { url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const port = await freePort();
  const worker = startWorker(through(url, port));
  await worker.says("Postgres cannot be used yet");
  const cut = await passOn(url, port);
  await worker.says("ready");
  expect(cut.connections).toBeGreaterThan(cut.lost);
  worker.child.kill("SIGTERM");
  expect(await once(worker.child, "exit")).toEqual([0, null]);
});

test("a worker that is not let in ends at once with one sentence that names no password", async () => {
  const { url, drop } = await createTestDatabase();
  onTestFinished(drop);
  const unknown = new URL(url);
  unknown.pathname = "/nowhere";
  const worker = startWorker(unknown.href);
  const [code] = await once(worker.child, "exit");
  expect(code).toBe(1);
  expect(worker.complaint()).toMatch(
    /^The worker cannot start: the database at \S+\/nowhere cannot be used: database "nowhere" does not exist\. Check DATABASE_URL [^\n]+\n$/u,
  );
  expect(worker.complaint()).not.toContain(`${unknown.password}@`);
});

test("patience runs out with the last reason, after pauses that grow", async () => {
  const port = await freePort();
  const databaseUrl = `postgresql://quarry:secret@127.0.0.1:${port}/quarry`;
  const pauses: number[] = [];
  const logger = pino({}, { write: (line) => void pauses.push(JSON.parse(line).milliseconds) });
  const patience = { databaseUrl, logger, tryFor: 5000, firstPause: 10, longestPause: 80 };
  const refused = startPatiently(() => executeSql(databaseUrl, "SELECT 1"), patience);
  await expect(refused).rejects.toThrow(
    `The worker cannot start: the database at 127.0.0.1:${port}/quarry cannot be used: connect ECONNREFUSED 127.0.0.1:${port}. Check DATABASE_URL and that Postgres runs there, then start the worker again.`,
  );
  expect(pauses.slice(0, 5)).toEqual([10, 20, 40, 80, 80]);
});

/** The address of a database behind a port of ours. */
function through(databaseUrl: string, port: number): string {
  const url = new URL(databaseUrl);
  url.host = `127.0.0.1:${port}`;
  return url.href;
}

async function freePort(): Promise<number> {
  const server = createServer();
  await once(server.listen(0, "127.0.0.1"), "listening");
  const port = portOf(server);
  await once(server.close(), "close");
  return port;
}

/** Lets a port lead to a database; the first connections that send a statement are lost right then. */
async function passOn(databaseUrl: string, port: number): Promise<{ connections: number; lost: number }> {
  const { hostname, port: target } = new URL(databaseUrl);
  const count = { connections: 0, lost: 0 };
  const server = createServer((socket) => {
    const isLost = count.connections < 2;
    count.connections += 1;
    const inner = connect(Number(target), hostname);
    socket.on("error", () => undefined).on("close", () => inner.destroy());
    inner.on("error", () => undefined).on("close", () => socket.destroy());
    socket.pipe(inner).pipe(socket);
    if (!isLost) return;
    inner.once("data", () => socket.once("data", () => (count.lost += 1) && socket.destroy()));
  });
  onTestFinished(() => void server.close());
  await once(server.listen(port, "127.0.0.1"), "listening");
  return count;
}

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port has an address with a port
const portOf = (server: Server) => (server.address() as AddressInfo).port;

function startWorker(databaseUrl: string) {
  const child = spawn(process.execPath, [join(import.meta.dirname, "main.ts")], {
    env: {
      DATABASE_URL: databaseUrl,
      QUARRY_SECRET_KEY: "the key of a test, which seals nothing real",
      AWS_ENDPOINT_URL: "http://127.0.0.1:1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    },
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const told: string[] = [];
  const complaints: string[] = [];
  createInterface(child.stdout).on("line", (line) => told.push(line));
  child.stderr.on("data", (text) => complaints.push(String(text)));
  return {
    child,
    says: async (words: string) => {
      await expect.poll(() => told.some((line) => line.includes(words))).toBe(true);
    },
    complaint: () => complaints.join(""),
  };
}
