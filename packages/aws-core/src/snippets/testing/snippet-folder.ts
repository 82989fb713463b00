import { execFile } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { afterAll, beforeAll } from "vitest";

/** A folder for snippets of one test file; `write` returns the path of what was written. */
export interface SnippetFolder {
  path(): string;
  write(filename: string, code: string): string;
}

// Inside the package, so that its development dependencies are found from there.
const packageRoot = join(dirname(fileURLToPath(import.meta.url)), "../../..");
const cache = join(packageRoot, "node_modules/.cache");

/** Makes the folder before the tests of a file and removes it after them. */
export function prepareSnippetFolder(): SnippetFolder {
  let folder = "";
  beforeAll(() => {
    mkdirSync(cache, { recursive: true });
    folder = mkdtempSync(join(cache, "snippets-"));
    writeFileSync(join(folder, "package.json"), JSON.stringify({ type: "module" }));
  });
  afterAll(() => rmSync(folder, { recursive: true }));
  return {
    path: () => folder,
    write(filename, code) {
      const file = join(folder, filename);
      writeFileSync(file, code);
      return file;
    },
  };
}

/** What a program said, and whether it succeeded; false too when it is not on this machine. */
export interface ProgramRun {
  ok: boolean;
  output: string;
  errors: string;
}

/** Runs a program to its end in the package's folder, with this process's environment. */
export function runProgram(program: string, ...parameters: string[]): Promise<ProgramRun> {
  const { promise, resolve } = Promise.withResolvers<ProgramRun>();
  execFile(program, parameters, { encoding: "utf8", cwd: packageRoot }, (error, output, errors) =>
    resolve({ ok: error === null, output, errors }),
  );
  return promise;
}
