import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { CreateRoleCommand, CreateUserCommand } from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import type { z } from "zod";
import { hclText, parseHcl } from "../../as-code/testing/parse-hcl.ts";
import type { HclBlock } from "../../as-code/testing/parse-hcl.ts";
import { hostileTexts } from "../../as-code/testing/sample-profiles.ts";
import { codeFileIds } from "../../as-code/schema.ts";
import type { CodeFileId } from "../../as-code/schema.ts";
import { simulateAws } from "../../clients/testing/simulate-aws.ts";
import { prepareSnippetFolder, runProgram } from "../../snippets/testing/snippet-folder.ts";
import { roleDocuments } from "../role-documents.ts";
import { account, region, sampleInputs } from "../testing/sample-inputs.ts";
import { renderIdentity } from "./render-identity.ts";
import type { IdentityCode } from "./schema.ts";

type Input = z.input<typeof IdentityCode>;

const aws = simulateAws();
const folder = prepareSnippetFolder();

// Python and the AWS CLI take no NUL.
const description = hostileTexts.join(" ").replaceAll(/[^\n\u0020-\u007e]/g, "");
const tags = [
  { key: "Team", value: "search" },
  ...hostileTexts.map((value, index) => ({ key: `k${index}`, value: value.replaceAll("\0", "") })),
];

/** Every kind that makes an identity. */
const identities: Input[] = roleDocuments().flatMap(({ id, makes, write }): Input[] => {
  const { trust, permissions, managedPolicyArns } = write(sampleInputs[id]);
  const common = {
    account,
    region,
    name: `Quarry-${id}`,
    path: "/quarry/",
    inline: permissions && { name: "quarry", document: permissions },
    managedPolicyArns,
    tags: [...tags],
  };
  if (makes === "policy") return [];
  return [trust ? { ...common, kind: "role", description, trust } : { ...common, kind: "user" }];
});

function codeOf(id: CodeFileId, input: Input): string {
  return renderIdentity(input).find((file) => file.id === id)?.code ?? "";
}

test("every identity comes in every format, without a line of its texts breaking out", () => {
  for (const input of identities) {
    const files = renderIdentity(input);
    expect(files.map(({ id }) => id)).toEqual(codeFileIds);
    for (const { filename, code, note } of files) {
      expect(filename).toMatch(/^[a-z][a-z0-9_-]*\.[a-z]+$/);
      expect(`${code}${note}`).not.toMatch(/undefined|\[object/);
      expect(code).not.toMatch(/(?!\n)[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u);
      expect(/access key/.test(note)).toBe(input.kind === "user");
    }
  }
});

test("the CloudFormation template holds the documents as they are, read as YAML 1.1 or 1.2", () => {
  for (const input of identities) {
    for (const version of ["1.1", "1.2"] as const) {
      const template: unknown = parseYaml(codeOf("cloudformation", input), { version });
      expect(template).toMatchObject({
        Resources: expect.toSatisfy((resources: object) =>
          Object.values(resources).every((one: unknown) => isPropertiesOf(one, input)),
        ),
      });
    }
  }
});

function isPropertiesOf(resource: unknown, input: Input): boolean {
  expect(resource).toMatchObject({
    Type: input.kind === "role" ? "AWS::IAM::Role" : "AWS::IAM::User",
    Properties: {
      Path: "/quarry/",
      ...(input.kind === "role" && {
        RoleName: input.name,
        Description: description,
        AssumeRolePolicyDocument: input.trust,
      }),
      ...(input.inline && { Policies: [{ PolicyName: "quarry", PolicyDocument: input.inline.document }] }),
      Tags: input.tags.map(({ key, value }) => ({ Key: key, Value: value })),
    },
  });
  return true;
}

/** The statements of a data block, as a policy document has them. */
function statementsOf(data: HclBlock | undefined): object[] {
  return (data?.blocks ?? []).map(({ assignments, blocks }) => {
    const values = new Map(assignments);
    const only = (head: string) =>
      blocks.filter((one) => one.head === head).map((one) => new Map(one.assignments));
    const Condition: Record<string, Record<string, string[]>> = {};
    for (const one of only("condition")) {
      const operator = hclText(one.get("test") ?? "");
      Condition[operator] = {
        ...Condition[operator],
        [hclText(one.get("variable") ?? "")]: textsOf(one.get("values")),
      };
    }
    return {
      Sid: hclText(values.get("sid") ?? ""),
      Effect: hclText(values.get("effect") ?? ""),
      Action: textsOf(values.get("actions")),
      ...(values.has("resources") && { Resource: textsOf(values.get("resources")) }),
      ...(Object.keys(Condition).length > 0 && { Condition }),
      ...Object.fromEntries(
        only("principals").map((one) => [
          "Principal",
          { [hclText(one.get("type") ?? "")]: textsOf(one.get("identifiers")) },
        ]),
      ),
    };
  });
}

const textsOf = (list = ""): string[] => (list.match(/"(?:[^"\\]|\\.)*"/g) ?? []).map(hclText);

/** A document with every value of a condition as a list. */
function listedConditions(
  statements: readonly { Condition?: Record<string, Record<string, string | string[]>> }[],
) {
  return statements.map(({ Condition, ...rest }) => ({
    ...rest,
    ...(Condition && {
      Condition: Object.fromEntries(
        Object.entries(Condition).map(([operator, keys]) => [
          operator,
          Object.fromEntries(Object.entries(keys).map(([key, values]) => [key, [values].flat()])),
        ]),
      ),
    }),
  }));
}

test("the Terraform file is HCL whose statements are those of the documents", () => {
  for (const input of identities) {
    const blocks = parseHcl(codeOf("terraform", input));
    const data = blocks.filter(({ head }) => head.startsWith("data"));
    const documents = [
      ...(input.kind === "role" ? [input.trust] : []),
      ...(input.inline ? [input.inline.document] : []),
    ];
    expect(data.map(statementsOf)).toEqual(documents.map(({ Statement }) => listedConditions(Statement)));
    const resource = blocks.find(({ head }) => head.startsWith(`resource "aws_iam_${input.kind}" `));
    const texts = new Map(resource?.assignments.map(([left, right]) => [left.replaceAll('"', ""), right]));
    expect(hclText(texts.get("name") ?? "")).toBe(input.name);
    for (const { key, value } of input.tags) expect(hclText(texts.get(key) ?? "")).toBe(value.toWellFormed());
    const attached = blocks.filter(({ head }) => head.includes("policy_attachment"));
    expect(attached.map(({ assignments }) => hclText(assignments.at(-1)?.[1] ?? ""))).toEqual(
      input.managedPolicyArns,
    );
  }
});

test("every TypeScript file type-checks against the real CDK", { timeout: 120_000 }, async () => {
  for (const [index, input] of identities.entries())
    folder.write(`${index}.ts`, codeOf("cdk-typescript", input));
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
  const checked = await runProgram(process.execPath, compiler, "-p", folder.path());
  expect(checked).toEqual({ ok: true, output: "", errors: "" });
});

// Prints the keyword arguments of the construct in each file, read by Python's own parser.
const readArguments = `
import ast, json, sys

def value(node):
    if isinstance(node, ast.Call):
        return {word.arg: value(word.value) for word in node.keywords}
    if isinstance(node, ast.List):
        return [value(item) for item in node.elts]
    if isinstance(node, ast.Dict):
        return {value(key): value(item) for key, item in zip(node.keys, node.values)}
    return ast.literal_eval(node)

found = []
for path in sys.argv[1:]:
    with open(path, encoding="utf-8") as file:
        tree = ast.parse(file.read(), path)
    calls = [node for node in ast.walk(tree) if isinstance(node, ast.Call)]
    found.append([
        value(call) for call in calls
        if isinstance(call.func, ast.Attribute) and call.func.attr in ("CfnRole", "CfnUser")
    ])
print(json.dumps(found))
`;

// Registered only where there is a Python.
const { ok: hasPython } = await runProgram("python3", "--version");

test.for(hasPython ? ["python3"] : [])(
  "%s reads the documents as they are",
  { timeout: 60_000 },
  async (python) => {
    const files = identities.map((input, index) => folder.write(`${index}.py`, codeOf("cdk-python", input)));
    const { output } = await runProgram(python, "-c", readArguments, ...files);
    const read: unknown = JSON.parse(output);
    expect(read).toMatchObject(
      identities.map((input) => [
        {
          path: "/quarry/",
          ...(input.kind === "role"
            ? { role_name: input.name, description, assume_role_policy_document: input.trust }
            : { user_name: input.name }),
          ...(input.inline && {
            policies: [{ policy_name: "quarry", policy_document: input.inline.document }],
          }),
          tags: input.tags,
        },
      ]),
    );
  },
);

/** What the shell hands to the command, and nothing else may run. */
async function wordsOf(input: Input): Promise<string[][]> {
  const command = String.raw`aws() { printf '%s\0' "$@"; printf '\0'; }`;
  const file = folder.write("all.sh", ["PATH=", command, codeOf("aws-cli", input)].join("\n"));
  const { output, errors } = await runProgram("/bin/bash", "--noprofile", "--norc", file);
  expect(errors).toBe("");
  return output
    .split("\0\0")
    .slice(0, -1)
    .map((words) => words.split("\0"));
}

test("the shell hands over the documents as they are and runs nothing else", async () => {
  for (const input of identities) {
    const calls = await wordsOf(input);
    expect(calls.map((words) => words.slice(0, 3))).toEqual([
      ["iam", `create-${input.kind}`, "--cli-input-json"],
      ...(input.inline ? [["iam", `put-${input.kind}-policy`, "--cli-input-json"]] : []),
      ...input.managedPolicyArns.map(() => ["iam", `attach-${input.kind}-policy`, "--cli-input-json"]),
    ]);
    const [made, put] = calls.map((words): Record<string, string> => JSON.parse(words[3] ?? ""));
    expect(JSON.parse(made?.["AssumeRolePolicyDocument"] ?? "null")).toEqual(
      input.kind === "role" ? input.trust : null,
    );
    expect(JSON.parse(put?.["PolicyDocument"] ?? "null")).toEqual(input.inline?.document ?? null);
  }
});

test("the JSON of the shell is a call that AWS takes", async () => {
  const { iam } = aws.clients();
  for (const [index, input] of identities.entries()) {
    const [made] = await wordsOf({ ...input, tags: tags.slice(0, 1), name: `Made${index}` });
    const call = JSON.parse(made?.[3] ?? "");
    const { $metadata } = await (input.kind === "role"
      ? iam.send(new CreateRoleCommand(call))
      : iam.send(new CreateUserCommand(call)));
    expect($metadata.httpStatusCode).toBe(200);
  }
});

const [first] = identities;

test.each([
  ["name", { name: "a b" }],
  ["name", { name: "${Token[TOKEN.1]}" }],
  ["path", { path: "quarry" }],
  ["tags", { tags: [{ key: "a", value: "{{resolve:ssm:x}}" }] }],
  ["description", { description: "{{resolve:secretsmanager:x}}" }],
  ["managedPolicyArns", { managedPolicyArns: ['arn:aws:iam::aws:policy/a" #'] }],
  ["inline", { inline: { name: "a", document: { Statement: "*" } } }],
  ["inline", { inline: { name: "a", document: { Statement: ["{{resolve:ssm:x}}"] } } }],
])("a wrong %s is refused", (field, wrong) => {
  expect(() => renderIdentity(JSON.parse(JSON.stringify({ ...first, ...wrong })))).toThrow(field);
});
