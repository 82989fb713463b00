import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test as base } from "vitest";
import { listFiles } from "../content-hash.ts";
import { createBuilder, type BuiltStage } from "./build-stage.ts";
import { parseDockerfile, parseIgnoreFile } from "./dockerfile.ts";

const test = base.extend<{
  build: (dockerfile: string, files: Record<string, string>) => (target: string) => BuiltStage;
}>({
  build: async ({}, use) => {
    const folder = mkdtempSync(join(tmpdir(), "quarry-dockerfile-"));
    await use((dockerfile, files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(folder, "context", path)), { recursive: true });
        writeFileSync(join(folder, "context", path), text);
      }
      return createBuilder(parseDockerfile(dockerfile), {
        directory: join(folder, "context"),
        isIgnored: parseIgnoreFile(files[".dockerignore"] ?? ""),
        output: join(folder, "stages"),
        environment: process.env,
      });
    });
    rmSync(folder, { recursive: true, force: true });
  },
});

test("a stage holds what was copied and made in it, and starts as its base does", ({ build }) => {
  const stage = build(
    'FROM node AS build\nWORKDIR /app\nCOPY . .\nRUN cat a.txt b/b.txt \\\n  > all.txt\n\nFROM node AS base\nWORKDIR /srv\nENV ONE=1 TWO=2\nUSER node\nFROM base AS final\nCOPY --from=build /app/all.txt /app/b/b.txt texts/\nCOPY --from=build /app/b other\nEXPOSE 80\nCMD ["cat", "texts/all.txt"]\n',
    { "a.txt": "a", "b/b.txt": "b" },
  )("final");
  expect(listFiles(stage.root, "").toSorted()).toEqual([
    "srv/other/b.txt",
    "srv/texts/all.txt",
    "srv/texts/b.txt",
  ]);
  expect(readFileSync(join(stage.root, "srv/texts/all.txt"), "utf8")).toBe("ab");
  expect(stage).toMatchObject({
    workdir: "/srv",
    environment: { ONE: "1", TWO: "2" },
    user: "node",
    command: ["cat", "texts/all.txt"],
  });
});

test("what .dockerignore names does not reach a stage", ({ build }) => {
  const files = {
    "kept.ts": "",
    "src/kept.ts": "",
    "src/kept.test.ts": "",
    "node_modules/a/b.js": "",
    "x/node_modules/c.js": "",
    ".env.local": "",
    ".dockerignore": "**/node_modules\n**/*.test.ts\n.env.*\n",
  };
  const stage = build("FROM node AS all\nWORKDIR /app\nCOPY . .\n", files)("all");
  const paths = listFiles(stage.root, "", { isEverything: true });
  expect(paths.toSorted()).toEqual(["app/.dockerignore", "app/kept.ts", "app/src/kept.ts"]);
});

test("a failing RUN stops the build with what it said", ({ build }) => {
  const builder = build("FROM node AS all\nWORKDIR /app\nRUN echo no space && exit 3\n", {});
  expect(() => builder("all")).toThrow("no space");
});

test("an instruction that is not understood is refused", ({ build }) => {
  expect(() => build("FROM node AS all\nVOLUME /data\n", {})("all")).toThrow("VOLUME");
});
