import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test as base } from "vitest";
import { chooseTests, rememberGreen } from "./green-tests.ts";

/** A small repository in which every test has passed once, and may then be changed. */
type Repository = {
  write: (path: string, text: string) => void;
  remove: (path: string) => void;
  /** Has the chosen tests pass, or some of them fail. */
  run: (options?: { failing?: string; meanwhile?: () => void }) => void;
  chosen: () => readonly string[];
};

const files: Readonly<Record<string, string>> = {
  "scripts/testing/global-setup.ts": 'import "../postgres.ts";\n',
  "scripts/postgres.ts": 'const repository = new URL("..", import.meta.url);\n',
  "packages/one/package.json":
    '{"name":"@quarry/one","exports":{"./deep/*":"./src/deep/*.tsx","./*":"./src/*.ts"}}',
  "packages/one/src/price.ts": 'import type { Kind } from "./kind.ts";\nexport const price = 1;\n',
  "packages/one/src/kind.ts": "export type Kind = string;\n",
  "packages/one/src/price.test.ts": 'import { price } from "./price.ts";\n',
  "packages/one/src/deep/button.tsx": "export const button = 1;\n",
  "packages/two/package.json": '{"name":"@quarry/two","exports":{"./*":"./src/*.ts"}}',
  "packages/two/src/bill.ts": 'export * from "@quarry/one/price";\n',
  "packages/two/src/bill.test.ts": 'const { price } = await import("./bill.ts");\n',
  "packages/two/src/screen.test.ts": 'import { button } from "@quarry/one/deep/button";\n',
  "packages/two/src/styles.css": "a {}\n",
  "packages/two/src/main.ts": 'import "./bill.ts";\n',
  "packages/two/src/main.test.ts":
    'const main = new URL("main.ts", import.meta.url);\nconst styles = import.meta.resolve("./styles.css");\n',
};

const test = base.extend<{ repository: Repository }>({
  repository: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), "quarry-green-"));
    const write = (path: string, text: string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), text);
    };
    for (const [path, text] of Object.entries(files)) write(path, text);
    const chosen = () => chooseTests(root).run;
    const run: Repository["run"] = ({ failing, meanwhile } = {}) => {
      const { run: names, keys } = chooseTests(root);
      meanwhile?.();
      const status = (path: string) => (path === failing ? "failed" : "passed");
      const testResults = names.map((path) => ({ name: join(root, path), status: status(path) }));
      write("report.json", JSON.stringify({ testResults }));
      rememberGreen(root, keys, join(root, "report.json"));
    };
    run();
    await use({ write, remove: (path) => rmSync(join(root, path)), run, chosen });
    rmSync(root, { recursive: true, force: true });
  },
});

test("what passed is left out while nothing it reaches is changed", ({ repository }) => {
  expect(repository.chosen()).toEqual([]);
});

test.for([
  ["its own text", "packages/one/src/price.test.ts", ["packages/one/src/price.test.ts"]],
  [
    "what it imports, by whatever way, through packages too",
    "packages/one/src/price.ts",
    ["packages/one/src/price.test.ts", "packages/two/src/bill.test.ts", "packages/two/src/main.test.ts"],
  ],
  [
    "what a pattern of a package leads to",
    "packages/one/src/deep/button.tsx",
    ["packages/two/src/screen.test.ts"],
  ],
  ["a program that it names to start", "packages/two/src/main.ts", ["packages/two/src/main.test.ts"]],
  ["a file that it names to read", "packages/two/src/styles.css", ["packages/two/src/main.test.ts"]],
  ["types, which no test can see", "packages/one/src/kind.ts", []],
] as const)("a change of %s runs those that it may change", ([, path, runs], { repository }) => {
  repository.write(path, "export const price = 2;\n");
  expect(repository.chosen()).toEqual(runs);
});

test.for(["package-lock.json", "vitest.config.ts", "prisma/schema/base.prisma", "scripts/postgres.ts"])(
  "a change of %s runs every test",
  (path, { repository }) => {
    repository.write(path, "// changed\n");
    expect(repository.chosen()).toHaveLength(4);
  },
);

test("a file that is deleted, and one that an import finds from now on, run those that name it", ({
  repository,
}) => {
  repository.remove("packages/one/src/price.ts");
  expect(repository.chosen()).toHaveLength(3);
  repository.run();
  expect(repository.chosen()).toEqual([]);
  repository.write("packages/one/src/price.ts", "export const price = 3;\n");
  expect(repository.chosen()).toHaveLength(3);
});

test("a test that failed runs again, though nothing was changed", ({ repository }) => {
  repository.write("packages/one/src/price.ts", "export const price = 2;\n");
  repository.run({ failing: "packages/two/src/bill.test.ts" });
  expect(repository.chosen()).toEqual(["packages/two/src/bill.test.ts"]);
});

test("what was changed while the tests ran is not taken for tried, not even when it is changed back", ({
  repository,
}) => {
  const main = "packages/two/src/main.ts";
  repository.write(main, "export {};\n");
  repository.run({ meanwhile: () => repository.write(main, "export const late = 1;\n") });
  expect(repository.chosen()).toEqual(["packages/two/src/main.test.ts"]);
  repository.write(main, "export {};\n");
  expect(repository.chosen()).toEqual(["packages/two/src/main.test.ts"]);
});

test.for([
  'import { spawn } from "node:child_process";',
  'import { readFileSync } from "node:fs";',
  "const here = import.meta.dirname;",
  'const repository = new URL("../../../", import.meta.url);',
  "const any = await import(process.argv[2]);",
])("a test that may read or start anything always runs: %s", (text, { repository }) => {
  repository.write("packages/two/src/screen.test.ts", `${text}\n`);
  repository.run();
  expect(repository.chosen()).toEqual(["packages/two/src/screen.test.ts"]);
});

test("so does one whose means for tests do", ({ repository }) => {
  repository.write("packages/two/src/testing/run.ts", 'import { spawn } from "node:child_process";\n');
  repository.write("packages/two/src/screen.test.ts", 'import "./testing/run.ts";\n');
  repository.run();
  expect(repository.chosen()).toEqual(["packages/two/src/screen.test.ts"]);
});

test("a new test runs", ({ repository }) => {
  repository.write("apps/portal/src/new.test.tsx", "\n");
  expect(repository.chosen()).toEqual(["apps/portal/src/new.test.tsx"]);
});

const world = "packages/domain/src/testing/world.ts";
const domain: Readonly<Record<string, string>> = {
  "packages/domain/src/operations.ts":
    'import { listBills } from "./bills/list-bills.ts";\nimport { getBudget } from "./budgets/get-budget.ts";\nimport { other } from "./other.ts";\nexport const operations = {\n  bills: { list: listBills },\n  budgets: {\n    get: getBudget,\n  },\n};\n',
  "packages/domain/src/bills/list-bills.ts": "export const listBills = 1;\n",
  "packages/domain/src/budgets/get-budget.ts": "export const getBudget = 1;\n",
  "packages/domain/src/other.ts": "export const other = 1;\n",
  [world]: 'import { operations } from "../operations.ts";\nexport const useWorld = () => operations;\n',
  "packages/domain/src/bills/bills.test.ts":
    'import { useWorld } from "../testing/world.ts";\nuseWorld().bills.list();\n',
  "packages/domain/src/walk.test.ts":
    'import { operations } from "./operations.ts";\nimport "./testing/world.ts";\n',
};

test.for([
  [
    "an operation of a noun that a test names",
    "bills/list-bills.ts",
    ["bills/bills.test.ts", "walk.test.ts"],
  ],
  ["an operation of another noun", "budgets/get-budget.ts", ["walk.test.ts"]],
  ["what the router holds for no noun", "other.ts", ["bills/bills.test.ts", "walk.test.ts"]],
] as const)(
  "through the world of the domain's tests, %s counts where it can be called",
  ([, path, runs], { repository }) => {
    for (const [file, text] of Object.entries(domain)) repository.write(file, text);
    repository.run();
    expect(repository.chosen()).toEqual([]);
    repository.write(`packages/domain/src/${path}`, "export const changed = 1;\n");
    expect(repository.chosen()).toEqual(runs.map((name) => `packages/domain/src/${name}`));
  },
);
