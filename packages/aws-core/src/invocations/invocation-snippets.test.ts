import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import fc from "fast-check";
import { expect, test } from "vitest";
import { bodyForms } from "../images/schema.ts";
import { prepareSnippetFolder, runProgram } from "../snippets/testing/snippet-folder.ts";
import { renderAsyncSnippets } from "./async-snippets.ts";
import {
  invocationSnippetIds,
  renderInvocationSnippets,
  sampleBody,
  type InvocationSnippetInput,
} from "./invocation-snippets.ts";
import { pythonLiteral } from "./python-literal.ts";

const input: InvocationSnippetInput = {
  endpoint: "twin-llama",
  region: "us-west-2",
  component: null,
  body: sampleBody("tgi"),
};

/** Bodies that end a literal, expand, or look different in Python. */
const hostileBodies = [
  JSON.stringify({ inputs: `'; rm -rf / #"""$(id)\`id\`\\\n\u2028` }),
  JSON.stringify({ flags: [true, false, null], nothing: {}, none: [], number: -1.5e-7 }),
  JSON.stringify({ "key'\"": "\u0000🚀" }),
  '"text"',
  "null",
];

const variants = [
  ...bodyForms.map((form) => ({ ...input, body: sampleBody(form) })),
  { ...input, component: "twin-llama-ic" },
  ...hostileBodies.map((body) => ({ ...input, body })),
];

const asyncInput = { endpoint: "twin-llama", region: "us-west-2", inputFolder: "s3://models-1/in" };
const queued = hostileBodies.map((body) => renderAsyncSnippets({ ...asyncInput, body }));

const folder = prepareSnippetFolder();

function writeSnippets(language: string): string[] {
  return [...variants.map(renderInvocationSnippets), ...queued].flatMap((rendered, index) =>
    rendered
      .filter((snippet) => snippet.language === language)
      .map(({ filename, code }) => folder.write(`${index}-${filename}`, code)),
  );
}

async function complaintsOf(program: string, ...parameters: string[]): Promise<string> {
  const { ok, output, errors } = await runProgram(program, ...parameters);
  return ok ? "" : `${program} failed: ${output}${errors}`;
}

test("there is one snippet for each id, with endpoint and Region filled in", () => {
  const rendered = renderInvocationSnippets(input);
  expect(rendered.map(({ id }) => id)).toEqual(invocationSnippetIds);
  for (const { code } of rendered) {
    expect(code).toContain("twin-llama");
    expect(code).toContain("us-west-2");
  }
});

test("a component is named only where there is one", () => {
  for (const { code } of renderInvocationSnippets(input)) expect(code).not.toMatch(/inference-?component/i);
  for (const { code } of renderInvocationSnippets({ ...input, component: "twin-llama-ic" })) {
    expect(code).toMatch(/inference-?component/i);
    expect(code).toContain("twin-llama-ic");
  }
});

const curlIn = (region: string) =>
  renderInvocationSnippets({ ...input, region }).find(({ id }) => id === "curl")?.code;

test("curl signs for SageMaker at the address of the Region's partition", () => {
  expect(curlIn("us-west-2")).toContain("--aws-sigv4 'aws:amz:us-west-2:sagemaker'");
  expect(curlIn("cn-north-1")).toContain(
    "'https://runtime.sagemaker.cn-north-1.amazonaws.com.cn/endpoints/twin-llama/invocations'",
  );
});

test.each([
  ["endpoint", "twin'llama"],
  ["endpoint", "twin_llama"],
  ["component", "a\nb"],
  ["region", "$(id)"],
  ["body", "{inputs}"],
])("the %s %j is refused", (field, value) => {
  expect(() => renderInvocationSnippets({ ...input, [field]: value })).toThrow(new RegExp(field));
});

test.each([
  ["endpoint", "twin'llama"],
  ["region", "$(id)"],
  ["inputFolder", "s3://models/$(id)"],
  ["inputFolder", "https://models/in"],
  ["body", "{inputs}"],
])("of a queued call, the %s %j is refused", (field, value) => {
  const wrong = { ...asyncInput, body: "{}", [field]: value };
  expect(() => renderAsyncSnippets(wrong)).toThrow(new RegExp(field));
});

test("every shell snippet parses and sends the body as it is", async () => {
  for (const file of writeSnippets("shell")) expect(await complaintsOf("bash", "-n", file)).toBe("");
  for (const body of hostileBodies) {
    const code = renderInvocationSnippets({ ...input, body }).find(({ id }) => id === "curl")?.code ?? "";
    const sent = `curl() { while [ "$1" != --data ]; do shift; done; printf %s "$2"; }\n${code}`;
    expect((await runProgram("bash", "-c", sent)).output).toBe(body);
  }
});

// Registered only where there is a Python.
const { ok: hasPython } = await runProgram("python3", "--version");

test.for(hasPython ? ["python3"] : [])("every Python snippet compiles with %s", async (python) => {
  expect(await complaintsOf(python, "-m", "py_compile", ...writeSnippets("python"))).toBe("");
});

test.for(hasPython ? ["python3"] : [])("a literal means to %s what the JSON means", async (python) => {
  const values = fc.sample(fc.jsonValue({ noUnicodeString: false, maxDepth: 4 }), 200);
  const checks = values.map(
    (value) =>
      `assert ${pythonLiteral(value)} == json.loads(${pythonLiteral(JSON.stringify(value).toWellFormed())})`,
  );
  const file = folder.write("literals.py", ["import json", ...checks].join("\n"));
  expect(await complaintsOf(python, file)).toBe("");
});

test("every TypeScript snippet type-checks against the real packages", { timeout: 120_000 }, async () => {
  writeSnippets("typescript");
  const compilerOptions = {
    target: "es2024",
    module: "nodenext",
    types: ["node"],
    strict: true,
    skipLibCheck: true,
    noEmit: true,
  };
  folder.write("tsconfig.json", JSON.stringify({ compilerOptions, include: ["*.ts"] }));
  const compiler = join(dirname(fileURLToPath(import.meta.resolve("typescript/package.json"))), "bin/tsc");
  expect(await complaintsOf(process.execPath, compiler, "-p", folder.path())).toBe("");
});
