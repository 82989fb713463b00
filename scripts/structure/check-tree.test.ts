import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { expect, test as base } from "vitest";
import { checkTree, ruleNames } from "./check-tree.ts";
import { planted } from "./planted-violations.ts";

type Files = Readonly<Record<string, string>>;

const test = base.extend<{ check: (files: Files) => string[] }>({
  check: async ({}, use) => {
    const root = mkdtempSync(join(tmpdir(), "quarry-structure-"));
    await use((files) => {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), text);
      }
      return checkTree(root).map(({ path, rule }) => `${rule} ${path}`);
    });
    rmSync(root, { recursive: true, force: true });
  },
});

const cleanTree: Files = {
  "package.json": "{}",
  "apps/portal/src/app/(signed-in)/profiles/[id]/page.tsx":
    'import { ProfilePage } from "../../../../features/profiles/profile-page.tsx";\nexport default ProfilePage;\n',
  "apps/portal/src/app/api/v1/[[...path]]/route.ts": "export const dynamic = 'force-dynamic';\n",
  "apps/portal/src/features/profiles/profile-page.tsx":
    '"use client";\nimport { ProfileView } from "@quarry/domain/profiles/schema";\nexport const shown = ProfileView;\n',
  "apps/worker/src/env.ts": "export const region = process.env['AWS_REGION'];\n",
  "packages/aws-core/src/clients/create-aws-clients.ts":
    'import { BedrockClient } from "@aws-sdk/client-bedrock";\n/** Makes it. */\nexport function createAwsClients() {\n  return new BedrockClient({});\n}\n',
  "packages/domain/src/requests/approve-request.ts":
    'import { command } from "../operation/command.ts";\nexport const approveRequest = command({});\n',
  "packages/domain/src/requests/refused.ts":
    "// One line,\n// and another,\n// and a third.\nexport class RefusedError extends Error {}\n",
  "packages/domain/src/requests/refused.test.ts":
    'import { listen } from "@quarry/aws-simulator/listen";\nimport { RefusedError } from "./refused.ts";\nexport const parts = [listen, RefusedError];\n',
  "e2e/profiles.spec.ts": "export {};\n",
  "prisma/migrations/20260101000000_first/migration.sql": "SELECT 1;\n",
};

test("a tree that keeps the rules passes", ({ check }) => {
  expect(check(cleanTree)).toEqual([]);
});

test.for(planted)("$rule finds $path", ({ rule, path, text }, { check }) => {
  expect(check({ ...cleanTree, [path]: text })).toEqual([`${rule} ${path}`]);
});

test("every rule is shown to find something", () => {
  expect(new Set(planted.map(({ rule }) => rule))).toEqual(new Set(ruleNames));
});
