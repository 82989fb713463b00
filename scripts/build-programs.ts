// Makes what the images run: the portal's server, and one file for each other program.
import { cpSync, rmSync } from "node:fs";
import { createRequire } from "node:module";
import { dirname, join } from "node:path";
import { build } from "esbuild";
import { buildPortal } from "./build-portal.ts";
import { runProgram } from "./explained-error.ts";
import { generateClient } from "./generate-client.ts";
import { repositoryRoot } from "./repository-root.ts";

const programs = {
  worker: "apps/worker/src/main.ts",
  migrate: "packages/database/src/main.ts",
  "read-export": "packages/aws-core/src/exports/read-export-process.ts",
  simulator: "packages/aws-simulator/src/main.ts",
  seed: "prisma/seed.ts",
  hub: "scripts/demo-hub.ts",
};

// Packages written for CommonJS ask for Node's own modules with require, which a module does not have.
const requireForPackages =
  "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);";

await runProgram(async () => {
  const output = join(repositoryRoot, "dist");
  rmSync(output, { recursive: true, force: true });
  generateClient();
  await build({
    entryPoints: programs,
    outdir: output,
    absWorkingDir: repositoryRoot,
    bundle: true,
    // A library of its own for each platform: the worker finds it in node_modules.
    external: ["@duckdb/*"],
    platform: "node",
    target: "node24",
    format: "esm",
    outExtension: { ".js": ".mjs" },
    banner: { js: requireForPackages },
    keepNames: true,
    sourcemap: "linked",
    sourcesContent: false,
    logLevel: "warning",
  });
  copySchemaEngine(output);
  copyDuckDb(output);
  await buildPortal(output);
});

// The migrations run on a WebAssembly file of this package, which no bundle can hold.
function copySchemaEngine(output: string): void {
  const database = createRequire(join(repositoryRoot, "packages/database/package.json"));
  const name = "@prisma/schema-engine-wasm";
  const source = dirname(database.resolve(`${name}/schema_engine_bg`));
  cpSync(source, join(output, "node_modules", name), { recursive: true });
}

// Everything of it that was installed for this platform, with the one package that it asks which C library there is.
function copyDuckDb(output: string): void {
  const awsCore = createRequire(join(repositoryRoot, "packages/aws-core/package.json"));
  const scope = dirname(dirname(dirname(awsCore.resolve("@duckdb/node-api"))));
  cpSync(scope, join(output, "duckdb/node_modules/@duckdb"), { recursive: true });
  const bindings = createRequire(join(scope, "node-bindings/package.json"));
  const libc = dirname(dirname(bindings.resolve("detect-libc")));
  cpSync(libc, join(output, "duckdb/node_modules/detect-libc"), { recursive: true });
}
