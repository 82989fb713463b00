import { once } from "node:events";
import { chmodSync, mkdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { createServer } from "node:net";
import type { AddressInfo } from "node:net";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { findNodeProblem } from "./bootstrap.mjs";
import { findFreePort } from "./free-port.ts";
import { test } from "./testing/run-start.ts";

const nobody = { uid: 65_534, gid: 65_534 };

test("a busy port ends the start with one sentence that names another port", async ({ start }) => {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  // oxlint-disable-next-line typescript/no-unsafe-type-assertion -- a server on a port has an address with a port
  const { port } = server.address() as AddressInfo;
  const { code, output } = await start({ args: ["--port", String(port)] }).ended;
  server.close();
  expect({ code, output }).toEqual({
    code: 1,
    output: `Port ${port} is in use by another program; stop that program, or choose another port, as in \`npm start -- --port ${port + 1}\`.\n`,
  });
});

test.for([
  { args: ["--prot", "1"], says: /^Unknown option '--prot'\. The flags are --port NUMBER/ },
  { args: ["--port", "70000"], says: /^--port must be a number from 1 to 65535, and it is "70000"\.$/ },
  { args: ["extra"], says: /The flags are --port NUMBER/ },
  { environment: { PORT: "http" }, says: /^PORT must be a number from 1 to 65535, and it is "http"\.$/ },
  { environment: { QUARRY_DEMO: "no" }, says: /^QUARRY_DEMO must be 1 .* or 0 .*, and it is "no"\.$/ },
  { environment: { QUARRY_DEMO: "0" }, says: /^QUARRY_DEMO=0 .* DATABASE_URL does not name one; set it/ },
  {
    environment: { QUARRY_DEMO: "0", DATABASE_URL: "postgresql://127.0.0.1:1/none" },
    says: /^QUARRY_DEMO=0 needs QUARRY_SECRET_KEY, .*openssl rand -base64 32`, keep it, and set it\.$/,
  },
  {
    environment: { DATABASE_URL: "mysql://x" },
    says: /^DATABASE_URL is not the address of a Postgres database; write it as/,
  },
])(
  "a wrong setting ends the start with one sentence: $args $environment",
  async ({ says, ...settings }, { start }) => {
    const { code, output } = await start(settings).ended;
    expect(code).toBe(1);
    expect(output.trimEnd()).toMatch(says);
    expect(output.trimEnd().split("\n")).toHaveLength(1);
  },
);

test("a database out of reach is named with the remedy and without its password", async ({ start }) => {
  const port = await findFreePort();
  const databaseUrl = "postgresql://quarry:hunter2@127.0.0.1:1/quarry";
  const { code, output } = await start({
    args: ["--port", String(port)],
    environment: { DATABASE_URL: databaseUrl },
  }).ended;
  expect(code).toBe(1);
  expect(output).toMatch(
    /The database at 127\.0\.0\.1:\d+\/quarry cannot be used: .*ECONNREFUSED.*Check DATABASE_URL/,
  );
  expect(output).not.toContain("hunter2");
});

test("a data folder that cannot be written is named with the remedy", async ({ start, dataDir }) => {
  writeFileSync(dataDir, "a file, not a folder");
  const port = await findFreePort();
  const { code, output } = await start({ args: ["--port", String(port)] }).ended;
  expect({ code, output }).toEqual({
    code: 1,
    output: `The data folder ${dataDir} cannot be written (ENOTDIR); choose another with --data FOLDER, or change its owner.\n`,
  });
});

test("a data folder of another user is refused in the same way", async ({ start, dataDir }) => {
  mkdirSync(join(dataDir, "logs"), { recursive: true });
  for (const folder of [dirname(dataDir), dataDir, join(dataDir, "logs")]) chmodSync(folder, 0o555);
  const port = await findFreePort();
  const user = process.getuid?.() === 0 ? { user: nobody } : {};
  const { code, output } = await start({ args: ["--port", String(port)], ...user }).ended;
  for (const folder of [dirname(dataDir), dataDir, join(dataDir, "logs")]) chmodSync(folder, 0o755);
  expect(code).toBe(1);
  expect(output).toMatch(/^The data folder .* cannot be written \(EACCES\)/);
});

test("a second start on the same data folder is refused and the first one goes on", async ({
  start,
  dataDir,
}) => {
  const [first, second] = [await findFreePort(), await findFreePort()];
  const running = start({ args: ["--port", String(first)] });
  await running.shows("Postgres");
  const { code, output } = await start({ args: ["--port", String(second)] }).ended;
  expect(code).toBe(1);
  expect(output).toMatch(/^The data folder .* is in use by another Quarry \(process \d+\); stop that one/);
  expect(readFileSync(join(dataDir, "start.pid"), "utf8")).toMatch(/^\d+\n$/);
});

test("the secrets of an installation are made once and readable by their owner only", async ({
  start,
  dataDir,
}) => {
  const settings = {
    args: ["--port", String(await findFreePort())],
    environment: { DATABASE_URL: "postgresql://127.0.0.1:1/none" },
  };
  await start(settings).ended;
  const file = join(dataDir, "secrets.json");
  const first = readFileSync(file, "utf8");
  await start(settings).ended;
  expect(readFileSync(file, "utf8")).toBe(first);
  expect(statSync(file).mode & 0o777).toBe(0o600);
});

test.for([
  ["18.20.8", /needs Node 20\.19 or newer to start, and this is Node 18\.20\.8; install a newer Node/],
  ["20.18.3", /Node 20\.18\.3/],
] as const)("Node %s is refused with the remedy", ([version, says]) => {
  expect(findNodeProblem(version)).toMatch(says);
});

test.for(["20.19.0", "22.0.0", "24.21.0"])("Node %s may start Quarry", (version) => {
  expect(findNodeProblem(version)).toBeUndefined();
});
