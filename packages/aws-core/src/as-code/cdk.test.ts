import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { prepareSnippetFolder, runProgram } from "../snippets/testing/snippet-folder.ts";
import { renderAsCode } from "./render-as-code.ts";
import type { AsCodeInput, CodeFileId } from "./schema.ts";
import { variants } from "./testing/sample-profiles.ts";

const folder = prepareSnippetFolder();

/** Writes the files of every variant in one language; returns their paths and what they were made of. */
function writeFiles(id: CodeFileId): { file: string; input: AsCodeInput }[] {
  return variants.flatMap((input, index) =>
    renderAsCode(input)
      .filter((rendered) => rendered.id === id)
      .map(({ filename, code }) => ({ file: folder.write(`${index}-${filename}`, code), input })),
  );
}

test("every TypeScript file type-checks against the real CDK", { timeout: 120_000 }, async () => {
  writeFiles("cdk-typescript");
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
  expect(await runProgram(process.execPath, compiler, "-p", folder.path())).toEqual(fine);
});

const fine = { ok: true, output: "", errors: "" };

// Prints the keyword arguments of each construct in each file, read by Python's own parser.
const readArguments = `
import ast, json, sys

def value(node):
    if isinstance(node, ast.Call):
        return {word.arg: value(word.value) for word in node.keywords}
    if isinstance(node, ast.List):
        return [value(item) for item in node.elts]
    return ast.literal_eval(node)

found = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found.append([
        value(call) for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr == "CfnApplicationInferenceProfile"
    ])
print(json.dumps(found))
`;

// Registered only where there is a Python.
const { ok: hasPython } = await runProgram("python3", "--version");

test.for(hasPython ? ["python3"] : [])(
  "%s compiles every Python file and reads the profile as it is",
  { timeout: 60_000 },
  async (python) => {
    const written = writeFiles("cdk-python");
    const files = written.map(({ file }) => file);
    expect(await runProgram(python, "-m", "py_compile", ...files)).toEqual(fine);
    const { output } = await runProgram(python, "-c", readArguments, ...files);
    expect(JSON.parse(output)).toEqual(written.map(({ input }) => argumentsOf(input)));
  },
);

/** What the Python of a profile gives to its construct; a system-defined profile has none. */
function argumentsOf(input: AsCodeInput): object[] {
  if (input.type === "SYSTEM_DEFINED") return [];
  const { name, description, copyFrom, tags } = input;
  return [
    {
      inference_profile_name: name,
      ...(description !== null && { description }),
      model_source: { copy_from: copyFrom },
      ...(tags.length > 0 && { tags }),
    },
  ];
}
