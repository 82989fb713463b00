/** A file that breaks exactly one rule of the structure. */
export type Planted = { rule: string; path: string; text: string };

const nothing = "export {};\n";
const inCore = "packages/aws-core/src/profiles";
const inDomain = "packages/domain/src/profiles";
const inPortal = "apps/portal/src/features/profiles";

const paths: readonly Planted[] = [
  { rule: "layout", path: "services/start.ts", text: nothing },
  { rule: "layout", path: "packages/billing/src/sum.ts", text: nothing },
  { rule: "kebab-case", path: `${inCore}/listProfiles.ts`, text: nothing },
  { rule: "kebab-case", path: "packages/aws-core/src/Profiles/list.ts", text: nothing },
  { rule: "banned-name", path: `${inCore}/helpers.ts`, text: nothing },
  { rule: "banned-name", path: `${inCore}/date-utils.ts`, text: nothing },
  { rule: "banned-name", path: "packages/aws-core/src/lib/list.ts", text: nothing },
  { rule: "banned-name", path: `${inCore}/types.ts`, text: nothing },
  { rule: "banned-name", path: `${inCore}/constants.ts`, text: nothing },
  { rule: "banned-name", path: `${inCore}/index.ts`, text: nothing },
  { rule: "noun-folder", path: "packages/domain/src/billing/sum.ts", text: nothing },
  { rule: "noun-folder", path: "apps/portal/src/features/dashboard/board.tsx", text: nothing },
  { rule: "e2e-noun", path: "e2e/everything.spec.ts", text: nothing },
];

const imports: readonly Planted[] = [
  {
    rule: "import-direction",
    path: `${inCore}/upward.ts`,
    text: 'import { submit } from "@quarry/domain/requests/submit";\nexport const upward = submit;\n',
  },
  {
    rule: "import-direction",
    path: `${inDomain}/simulated.ts`,
    text: 'import { listen } from "@quarry/aws-simulator/listen";\nexport const simulated = listen;\n',
  },
  {
    rule: "import-direction",
    path: `${inDomain}/later.ts`,
    text: 'export const later = import("@quarry/ui/button");\n',
  },
  {
    rule: "import-direction",
    path: "packages/aws-simulator/src/own.ts",
    text: 'export { arn } from "@quarry/aws-core/arns/arn";\nexport const own = 1;\n',
  },
  {
    rule: "import-extension",
    path: `${inDomain}/bare.ts`,
    text: 'import { view } from "./view";\nexport const bare = view;\n',
  },
  {
    rule: "import-outside",
    path: `${inDomain}/outside.ts`,
    text: 'import { arn } from "../../../aws-core/src/arns/arn.ts";\nexport const outside = arn;\n',
  },
  {
    rule: "zone-aws-sdk",
    path: `${inDomain}/sdk.ts`,
    text: 'import type { Tag } from "@aws-sdk/client-bedrock";\nexport type Own = Tag;\n',
  },
  {
    rule: "zone-prisma",
    path: `${inPortal}/rows.ts`,
    text: 'import { createPrisma } from "@quarry/database/prisma-client";\nexport const rows = createPrisma;\n',
  },
  {
    rule: "zone-portal",
    path: `${inDomain}/screen.ts`,
    text: 'import { headers } from "next/headers";\nexport const screen = headers;\n',
  },
  {
    rule: "zone-zod",
    path: "packages/ui/src/form/check.ts",
    text: 'import { z } from "zod";\nexport const check = z;\n',
  },
  {
    rule: "client-component",
    path: `${inPortal}/button.tsx`,
    text: '"use client";\nimport { listProfiles } from "@quarry/domain/profiles/list-profiles";\nexport const button = listProfiles;\n',
  },
  {
    rule: "aws-client",
    path: `${inCore}/own-client.ts`,
    text: 'import { BedrockClient } from "@aws-sdk/client-bedrock";\nexport const client = new BedrockClient({});\n',
  },
  {
    rule: "authorization",
    path: "apps/portal/src/app/layout.tsx",
    text: 'import { redirect } from "next/navigation";\nexport default redirect;\n',
  },
  {
    rule: "authorization",
    path: "apps/portal/src/proxy.ts",
    text: 'import { getToken } from "next-auth/jwt";\nexport const proxy = getToken;\n',
  },
];

const contents: readonly Planted[] = [
  {
    rule: "barrel",
    path: `${inCore}/everything.ts`,
    text: 'export * from "./list.ts";\nexport { arn } from "./arn.ts";\n',
  },
  {
    rule: "environment",
    path: `${inCore}/region.ts`,
    text: 'export const region = process.env["AWS_REGION"];\n',
  },
  { rule: "environment", path: `${inCore}/all.ts`, text: "export const { HOME } = process.env;\n" },
  { rule: "page", path: "apps/portal/src/app/costs/page.tsx", text: '"use client";\nexport default 1;\n' },
  {
    rule: "page",
    path: "apps/portal/src/app/audit/page.tsx",
    text: `${"export const line = 1;\n".repeat(1)}${"\n".repeat(40)}export default 1;\n`,
  },
  { rule: "server-action", path: `${inPortal}/save.ts`, text: '"use server";\nexport const save = 1;\n' },
  {
    rule: "server-action",
    path: `${inPortal}/inline.ts`,
    text: 'export async function inline() {\n  "use server";\n}\n',
  },
  {
    rule: "raw-html",
    path: `${inPortal}/html.tsx`,
    text: "export const html = <p dangerouslySetInnerHTML={{ __html: '' }} />;\n",
  },
  {
    rule: "raw-html",
    path: "packages/ui/src/text/raw.ts",
    text: 'import raw from "rehype-raw";\nexport const plugin = raw;\n',
  },
  {
    rule: "outside-address",
    path: `${inPortal}/font.ts`,
    text: 'export const font = fetch("https://fonts.example.com/font.css");\n',
  },
  { rule: "class", path: `${inDomain}/manager.ts`, text: "export class Manager {}\n" },
  {
    rule: "operation-file",
    path: `${inDomain}/two.ts`,
    text: "export const two = command({});\nexport const three = query({});\n",
  },
];

const writing: readonly Planted[] = [
  { rule: "docstring", path: `${inCore}/undocumented.ts`, text: "export function list() {}\n" },
  {
    rule: "docstring",
    path: `${inDomain}/arrow.ts`,
    text: "/** Of another thing. */\nconst other = 1;\nexport const arrow = () => other;\n",
  },
  {
    rule: "comment-length",
    path: `${inDomain}/essay.ts`,
    text: "// One,\n// two,\n// three,\n// four.\nexport {};\n",
  },
  { rule: "comment-length", path: `${inDomain}/block.ts`, text: "/*\n one\n two\n*/\nexport {};\n" },
  { rule: "comment-history", path: `${inDomain}/later.ts`, text: "// TODO: sort\nexport {};\n" },
  { rule: "comment-history", path: `${inDomain}/thread.ts`, text: "// As agreed in ticket 7.\nexport {};\n" },
  {
    rule: "disable-reason",
    path: `${inDomain}/quiet.ts`,
    text: "// oxlint-disable-next-line no-console\nexport {};\n",
  },
  { rule: "disable-reason", path: `${inDomain}/ignored.ts`, text: "// @ts-ignore\nexport {};\n" },
  { rule: "test-means", path: `${inDomain}/mocked.test.ts`, text: 'vi.mock("./list.ts");\n' },
  { rule: "test-means", path: `${inDomain}/timed.test.ts`, text: "vi.useFakeTimers();\n" },
  { rule: "test-means", path: `${inDomain}/skipped.test.ts`, text: 'test.skip("later", () => {});\n' },
  { rule: "test-means", path: `${inDomain}/lonely.test.ts`, text: 'describe.only("mine", () => {});\n' },
  { rule: "test-means", path: `${inDomain}/snapshot.test.ts`, text: "expect(1).toMatchSnapshot();\n" },
  { rule: "test-means", path: "e2e/costs.spec.ts", text: "await page.waitForTimeout(1);\n" },
  {
    rule: "machine",
    path: `${inDomain}/place.ts`,
    text: `export const place = "${["", "root", "quarry"].join("/")}";\n`,
  },
];

/** One violation at least of every rule. */
export const planted: readonly Planted[] = [...paths, ...imports, ...contents, ...writing];
