import { spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test as base } from "vitest";
import { runToEnd, startProgram } from "./child-process.ts";
import { isRunning } from "./running-process.ts";
import { repositoryRoot } from "./repository-root.ts";

type Write = (source: string) => {
  name: string;
  args: string[];
  environment: NodeJS.ProcessEnv;
  logs: string;
};

const test = base.extend<{ folder: string; program: Write }>({
  folder: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-child-"));
    await use(folder);
    rmSync(folder, { recursive: true, force: true });
  },
  program: async ({ folder }, use) => {
    await use((source) => {
      writeFileSync(join(folder, "program.mjs"), source);
      return {
        name: "small program",
        args: [join(folder, "program.mjs")],
        environment: process.env,
        logs: folder,
      };
    });
  },
});

test("a program that fails is explained by the end of its log", async ({ program, folder }) => {
  const run = runToEnd(program("console.error('the disk is full'); process.exit(3);"));
  await expect(run).rejects.toThrow(
    `The small program failed (exit code 3); its log ${folder}/small-program.log says:\nthe disk is full`,
  );
});

test("a program can say where in its log the explanation begins", async ({ program }) => {
  const source =
    "console.log('fine'); console.log('Error: this'); for (let i = 0; i < 20; i += 1) console.log('later'); process.exit(1);";
  await expect(runToEnd({ ...program(source), firstProblem: /Error/ })).rejects.toThrow(
    /says:\nError: this\n(later\n?){11}$/,
  );
});

test("a program that ends by itself is reported, even without an error", async ({ program }) => {
  await expect(startProgram(program("")).ended).rejects.toThrow(
    /^The small program ended \(exit code 0\); its log .* is empty\.$/,
  );
});

test("stopping waits for the program's own clean-up and is no failure", async ({ program, folder }) => {
  const source = `import { writeFileSync } from "node:fs";
    process.on("SIGTERM", () => { writeFileSync(${JSON.stringify(join(folder, "cleaned"))}, "yes"); process.exit(0); });
    console.log("up"); setInterval(() => {}, 1000);`;
  const running = startProgram(program(source));
  await expect.poll(() => readFileSync(running.log, "utf8")).toBe("up\n");
  await running.stop();
  expect(readFileSync(join(folder, "cleaned"), "utf8")).toBe("yes");
});

test("a program is not even started once the end was asked for", async ({ program, folder }) => {
  const source = `import { writeFileSync } from "node:fs"; writeFileSync(${JSON.stringify(join(folder, "ran"))}, "yes");`;
  await expect(runToEnd(program(source), AbortSignal.abort())).rejects.toThrow(/aborted/);
  expect(existsSync(join(folder, "ran"))).toBe(false);
});

test("a program with child processes of its own, joined by channels, runs to its end", async ({
  program,
  folder,
}) => {
  const source = `import { fork } from "node:child_process"; import { writeFileSync } from "node:fs";
    if (process.argv[2] === "worker") process.on("message", () => setTimeout(() => process.send("answer"), 50));
    else { const worker = fork(import.meta.filename, ["worker"]); worker.send("question");
      worker.on("message", (text) => { writeFileSync(${JSON.stringify(join(folder, "answer"))}, text); worker.kill(); }); }`;
  await runToEnd(program(source));
  expect(readFileSync(join(folder, "answer"), "utf8")).toBe("answer");
});

test("a program ends when the process that started it is killed", async ({ program, folder }) => {
  const { args, logs } = program("console.log(process.pid); setInterval(() => {}, 1000);");
  const starter = `import { startProgram } from ${JSON.stringify(join(repositoryRoot, "scripts/child-process.ts"))};
    import { readFileSync } from "node:fs";
    const { log } = startProgram({ name: "small program", args: ${JSON.stringify(args)}, environment: process.env, logs: ${JSON.stringify(logs)} });
    setInterval(() => { if (readFileSync(log, "utf8") !== "") process.kill(process.pid, "SIGKILL"); }, 20);`;
  writeFileSync(join(folder, "starter.mjs"), starter);
  spawnSync(process.execPath, [join(folder, "starter.mjs")]);
  const pid = Number(readFileSync(join(folder, "small-program.log"), "utf8"));
  await expect.poll(() => isRunning(pid)).toBe(false);
});
