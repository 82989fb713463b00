import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseEnv } from "node:util";
import * as fc from "fast-check";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import { renderSnippets } from "./render-snippets.ts";
import { runProgram, prepareSnippetFolder } from "./testing/snippet-folder.ts";
import { snippetIds, type SnippetId, type SnippetInput } from "./schema.ts";

const input: SnippetInput = {
  arn: "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/hsl5b7kh1279",
  region: "us-west-2",
  baseModelId: "anthropic.claude-sonnet-4-5-20250929-v1:0",
  provider: "anthropic",
  name: "search claude sonnet",
};

/** Names that end a comment or a literal, name an encoding, or expand, in one language or another. */
const hostileNames = [
  `"); import os; os.system("id") #`,
  "'; rm -rf / #",
  "$(id) `id` ${HOME}",
  "line\nimport os\r\u2028\u2029end",
  "coding: latin-99",
  "*/ process.exit(1) /*",
  "{{ yaml: [unclosed",
  "- & * ! | > % @ #",
  "\u202Eevil\u202C \u0000 \uD83D 🚀",
  `"""`,
  "\\",
  "",
];

/** All snippets, for each hostile name and for a profile whose model is unknown. */
const variants = [
  input,
  { ...input, baseModelId: null, provider: null },
  ...hostileNames.map((name) => ({ ...input, name })),
];

const codeOf = (id: SnippetId, from: SnippetInput): string =>
  renderSnippets(from).find((snippet) => snippet.id === id)?.code ?? "";

const folder = prepareSnippetFolder();

/** What a program complains about; nothing when it succeeds. */
async function complaintsOf(program: string, ...parameters: string[]): Promise<string> {
  const { ok, output, errors } = await runProgram(program, ...parameters);
  return ok ? "" : `${program} failed: ${output}${errors}`;
}

/** Writes every variant of the snippets of a language; returns the file names. */
function writeSnippets(language: string): string[] {
  return variants.flatMap((variant, index) =>
    renderSnippets(variant)
      .filter((snippet) => snippet.language === language)
      .map(({ filename, code }) => folder.write(`${index}-${filename}`, code)),
  );
}

test("there is one snippet for each id, in their order, with ARN and Region filled in", () => {
  const rendered = renderSnippets(input);
  expect(rendered.map(({ id }) => id)).toEqual(snippetIds);
  for (const { code } of rendered) {
    expect(code).toContain(input.arn);
    expect(code).toContain(input.region);
  }
});

test.for(["langchain-python", "langchain-js", "litellm", "dotenv"] as const)(
  "%s is given the base model id, because an ARN does not tell it",
  (id) => {
    expect(codeOf(id, input)).toContain(input.baseModelId);
  },
);

test("LangChain for Python is given the provider", () => {
  expect(codeOf("langchain-python", input)).toContain('provider="anthropic"');
});

test("no snippet sets a temperature, which newer models refuse", () => {
  for (const { code } of renderSnippets(input)) expect(code).not.toMatch(/temperature/i);
});

test("an unknown model leaves a placeholder and a note about it", () => {
  const unknown = { ...input, baseModelId: null, provider: null };
  for (const { id, note } of renderSnippets(unknown)) {
    const needsModel = ["langchain-python", "langchain-js", "litellm", "dotenv"].includes(id);
    expect(/not known yet/.test(note)).toBe(needsModel);
  }
});

test.for(["us-west-2\nEVIL=1", 'us-west-2"', "$(id)", ""])("the Region %j is refused", (region) => {
  expect(() => renderSnippets({ ...input, region })).toThrow(/region/);
});

/** The number of lines of each snippet whose name stands in a comment. */
function lineCounts(name: string): number[] {
  return renderSnippets({ ...input, name })
    .filter(({ id }) => id !== "litellm")
    .map(({ code }) => code.split(/[\n\r\u2028\u2029]/).length);
}

test("the name of a profile never ends the comment it stands in", () => {
  const expected = lineCounts("");
  const anyName = fc.oneof(fc.string({ unit: "binary" }), fc.constantFrom(...hostileNames));
  fc.assert(
    fc.property(anyName, (name) => {
      expect(lineCounts(name)).toEqual(expected);
    }),
  );
});

test("the LiteLLM configuration is YAML that holds the name and the profile", () => {
  const anyName = fc.oneof(fc.string({ unit: "grapheme" }), fc.constantFrom(...hostileNames));
  fc.assert(
    fc.property(anyName, (name) => {
      const config: unknown = parseYaml(codeOf("litellm", { ...input, name }));
      expect(config).toMatchObject({
        model_list: [
          {
            model_name: expect.stringMatching(/\S/),
            litellm_params: {
              model: `bedrock/converse/${input.baseModelId}`,
              model_id: input.arn,
              aws_region_name: input.region,
            },
          },
        ],
      });
    }),
  );
});

test("the .env file parses to the three variables", () => {
  expect(parseEnv(codeOf("dotenv", input))).toEqual({
    MODEL: input.baseModelId,
    INFERENCE_PROFILE_ARN: input.arn,
    AWS_REGION: input.region,
  });
});

test("every shell snippet parses", async () => {
  for (const file of writeSnippets("shell")) expect(await complaintsOf("bash", "-n", file)).toBe("");
});

// Registered only where there is a Python.
const { ok: hasPython } = await runProgram("python3", "--version");

test.for(hasPython ? ["python3"] : [])(
  "every Python snippet compiles with %s",
  { timeout: 30_000 },
  async (python) => {
    expect(await complaintsOf(python, "-m", "py_compile", ...writeSnippets("python"))).toBe("");
  },
);

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
