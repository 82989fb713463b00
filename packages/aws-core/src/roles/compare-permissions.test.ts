import { expect, test } from "vitest";
import type { PolicyDocument } from "../policies/policy-document.ts";
import { comparePermissions } from "./compare-permissions.ts";
import { deployerPermissions } from "./deployer.ts";
import { executionRolePermissions } from "./execution-role.ts";
import { roleDocuments } from "./role-documents.ts";
import { account, deployer, executionRole, sampleInputs } from "./testing/sample-inputs.ts";

const template = executionRolePermissions(executionRole);
const expected = { permissions: template, managedPolicyArns: [] };

/** What the comparison finds when the role has these documents as inline policies. */
const found = (...documents: unknown[]) =>
  comparePermissions(
    { attached: [], inline: documents.map((document, index) => ({ name: `p${index}`, document })) },
    expected,
  );

/** The template with another statement in the place of the one of that name. */
const replacing = (sid: string, change: object): object => ({
  ...template,
  Statement: template.Statement.map((one) => (one.Sid === sid ? { ...one, ...change } : one)),
});
const adding = (...statements: object[]) => ({
  ...template,
  Statement: [...template.Statement, ...statements],
});
const anywhere = { Effect: "Allow", Resource: "*" };
const kinds = (differences: { kind: string; about: string }[]) =>
  differences.map(({ kind, about }) => `${kind} ${about}`);

test("every kind of documents equals its own template", () => {
  for (const { id, write } of roleDocuments()) {
    const { permissions, managedPolicyArns } = write(sampleInputs[id]);
    const attached = managedPolicyArns.map((arn) => ({ arn, name: arn, document: everything }));
    const inline = permissions ? [{ name: "own", document: permissions }] : [];
    expect(comparePermissions({ attached, inline }, { permissions, managedPolicyArns })).toEqual([]);
  }
});

const everything = { Version: "2012-10-17", Statement: [{ Effect: "Allow", Action: "*", Resource: "*" }] };

test.each([
  ["URL-encoded", encodeURIComponent(JSON.stringify(template))],
  ["JSON", JSON.stringify(template, null, 4)],
  ["with its keys in another order", reversedKeys(template)],
  ["with texts for lists of one and actions in other cases", relaxed(template)],
])("a document %s is the same", (_how, document) => {
  expect(found(document)).toEqual([]);
});

test("how a template is split over policies and statements makes no difference", () => {
  const policies = template.Statement.map((statement) => ({ ...template, Statement: statement }));
  expect(found(...policies)).toEqual([]);
  const split = template.Statement.flatMap(({ Action, Resource, Effect, Condition }) =>
    Action.flatMap((action) =>
      Resource.map((resource) => ({ Effect, Action: action, Resource: resource, Condition })),
    ),
  );
  expect(found({ Statement: JSON.parse(JSON.stringify(split)) })).toEqual([]);
});

test("a statement that lacks is missing, with what it is for", () => {
  const document = { ...template, Statement: template.Statement.filter(({ Sid }) => Sid !== "PullTheImage") };
  expect(found(document)).toEqual([
    expect.objectContaining({
      kind: "missing",
      where: "PullTheImage",
      actions: ["ecr:BatchCheckLayerAvailability", "ecr:GetDownloadUrlForLayer", "ecr:BatchGetImage"],
      why: expect.stringMatching(/^No policy allows it\. .*huggingface-vllm of account 763104351884/),
      remedy: "Add the statement of the template.",
    }),
  ]);
});

test("a wildcard that covers the template is wider, and nothing is missing", () => {
  const differences = found(replacing("ReadModelFiles", { Action: "s3:*" }));
  expect(kinds(differences)).toEqual(["wider action"]);
  expect(differences[0]).toMatchObject({
    actions: ["s3:*"],
    why: expect.stringContaining("replaced or deleted"),
  });
  expect(kinds(found(everything))).toEqual(["wider action"]);
});

test("a resource beyond the template is wider", () => {
  const differences = found(replacing("ReadModelFiles", { Resource: ["arn:aws:s3:::team-models/*"] }));
  expect(differences).toMatchObject([
    { kind: "wider", about: "resource", resources: ["arn:aws:s3:::team-models/*"] },
  ]);
});

test("a condition that lacks is wider, and says what it keeps out", () => {
  const differences = found(replacing("ReadModelFiles", { Condition: undefined }));
  expect(differences).toMatchObject([
    {
      kind: "wider",
      about: "condition",
      names: ["aws:resourceaccount"],
      why: expect.stringContaining("same name"),
    },
  ]);
});

test("a condition of the same meaning in another operator is no difference", () => {
  const Condition = { StringLike: { "AWS:ResourceAccount": account } };
  expect(found(replacing("ReadModelFiles", { Condition }))).toEqual([]);
});

test("a condition that lets through a part is missing in part", () => {
  const Condition = { StringEquals: { "cloudwatch:namespace": "AWS/SageMaker" } };
  expect(found(replacing("WriteMetrics", { Condition }))).toMatchObject([
    { kind: "missing", where: "WriteMetrics", why: expect.stringContaining("in part only") },
  ]);
});

test.each([
  { IpAddress: { "aws:SourceIp": "10.0.0.0/8" } },
  { StringEquals: { "aws:SourceVpce": "vpce-1" } },
  { DateLessThan: { "aws:CurrentTime": "2030-01-01T00:00:00Z" } },
  { StringEqualsIfExists: { "aws:PrincipalOrgID": "o-1" } },
])("whether a condition such as %j holds cannot be told", (added) => {
  const own = template.Statement.find(({ Sid }) => Sid === "WriteLogs");
  const differences = found(replacing("WriteLogs", { Condition: { ...own?.Condition, ...added } }));
  expect(differences).toMatchObject([{ kind: "unknown", about: "condition", where: "WriteLogs" }]);
});

test("a Deny outweighs what is allowed, wherever it stands", () => {
  const deny = { Version: "2012-10-17", Statement: { Effect: "Deny", Action: "ecr:*", Resource: "*" } };
  const differences = found(template, deny);
  expect(differences).toMatchObject([
    { kind: "missing", where: "SignInToTheRegistry", why: expect.stringContaining("inline policy p1") },
    { kind: "missing", where: "PullTheImage" },
  ]);
});

test("a Deny of something else, or of calls without TLS, is no difference", () => {
  const insecure = {
    Effect: "Deny",
    Action: "*",
    Resource: "*",
    Condition: { Bool: { "aws:SecureTransport": "false" } },
  };
  expect(found(adding({ Effect: "Deny", Action: "iam:*", Resource: "*" }, insecure))).toEqual([]);
});

const elsewhere = (region: string) => ({
  Effect: "Deny",
  Action: "logs:*",
  Resource: "*",
  Condition: { StringNotEquals: { "aws:RequestedRegion": region } },
});

test("a Deny outside a Region or of a part of the resources is weighed against the template", () => {
  expect(found(adding(elsewhere("us-west-2")))).toEqual([]);
  expect(kinds(found(adding(elsewhere("eu-west-1"))))).toEqual(["missing action"]);
  const part = { Effect: "Deny", Action: "s3:Get*", Resource: "arn:aws:s3:::team-models/qwen/3-8b/secret/*" };
  expect(kinds(found(adding(part)))).toEqual(["unknown condition"]);
});

test("what a Deny takes back whole is not wider", () => {
  const wide = { ...anywhere, Action: ["s3:DeleteObject"] };
  expect(kinds(found(adding(wide)))).toEqual(["wider action"]);
  expect(found(adding(wide, { Effect: "Deny", Action: "s3:Delete*", Resource: "*" }))).toEqual([]);
  const Condition = { StringNotEquals: { "aws:PrincipalTag/team": "search" } };
  const sometimes = { Effect: "Deny", Action: "s3:Delete*", Resource: "*", Condition };
  expect(kinds(found(adding(wide, sometimes)))).toEqual(["wider action"]);
});

test.each([
  ["NotAction", { Effect: "Allow", NotAction: "iam:*", Resource: "*" }, "unknown action"],
  [
    "NotResource",
    { Effect: "Allow", Action: "s3:GetObject", NotResource: "arn:aws:s3:::b/*" },
    "unknown resource",
  ],
])("what %s allows cannot be told", (_what, statement, kind) => {
  expect(kinds(found(adding(statement)))).toEqual([kind]);
});

const only = (...actions: string[]) => adding({ Effect: "Deny", NotAction: actions, Resource: "*" });

test("a Deny with NotAction denies what it does not name", () => {
  expect(found(only("ecr:*", "s3:*", "logs:*", "cloudwatch:*"))).toEqual([]);
  expect(kinds(found(only("ecr:*", "s3:*", "logs:*")))).toEqual(["missing action"]);
});

const except = (resource: string) =>
  adding({ Effect: "Deny", Action: "s3:GetObject", NotResource: resource });

test("a Deny with NotResource denies what it does not name", () => {
  expect(found(except("arn:aws:s3:::team-models/*"))).toEqual([]);
  expect(kinds(found(except("arn:aws:s3:::other/*")))).toEqual(["missing action"]);
});

test("a resource with a policy variable is told neither missing nor wider", () => {
  const Resource = "arn:aws:s3:::team-models/${aws:PrincipalTag/team}/*";
  expect(kinds(found(replacing("ReadModelFiles", { Resource })))).toEqual([
    "unknown condition",
    "unknown resource",
  ]);
});

test.each([
  ["is null", null],
  ["is no JSON", "{"],
  ["is a list", []],
  ["has an element that is not known", { Statement: [{ Effect: "Allow", Action: "*", Resources: "*" }] }],
  ["has another effect", { Statement: [{ Effect: "allow", Action: "*", Resource: "*" }] }],
  ["is badly encoded", "%7B%E0%A4%A"],
])("a policy that %s is unknown and allows nothing", (_what, document) => {
  expect(found(template, document)).toMatchObject([
    { kind: "unknown", about: "policy", where: "inline policy p1" },
  ]);
  expect(kinds(found(document))).toContain("missing action");
});

test("a permissions boundary must allow what the role needs as well", () => {
  const inline = [{ name: "own", document: template }];
  const within = (document: unknown) =>
    comparePermissions({ attached: [], inline, boundary: { name: "limit", document } }, expected);
  expect(within(everything)).toEqual([]);
  expect(within({ Statement: { ...anywhere, Action: ["s3:*", "logs:*", "cloudwatch:*"] } })).toMatchObject([
    { kind: "missing", where: "SignInToTheRegistry", why: expect.stringContaining("permissions boundary") },
    { kind: "missing", where: "PullTheImage" },
  ]);
  expect(within(null)).toMatchObject([{ kind: "unknown", where: "permissions boundary limit" }]);
});

test("an attached policy of AWS is wider where it is not expected, and missing where it is", () => {
  const arn = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
  const document = {
    Version: "2012-10-17",
    Statement: [{ ...anywhere, Action: ["s3:*", "s3-object-lambda:*"] }],
  };
  const inline = [{ name: "own", document: template }];
  expect(comparePermissions({ attached: [{ arn, name: "S3", document }], inline }, expected)).toMatchObject([
    { kind: "wider", about: "action", where: "attached policy S3, statement 1" },
  ]);
  const classic = { permissions: null, managedPolicyArns: [arn] };
  expect(comparePermissions({ attached: [{ arn, name: "S3", document }], inline: [] }, classic)).toEqual([]);
  expect(comparePermissions({ attached: [], inline: [] }, classic)).toMatchObject([
    { kind: "missing", about: "policy", where: arn },
  ]);
});

test("PassRole on every role is wider than on the one", () => {
  const permissions = deployerPermissions(deployer);
  const document: PolicyDocument = {
    ...permissions,
    Statement: permissions.Statement.map((one) =>
      one.Sid === "PassTheExecutionRole" ? { ...one, Resource: ["*"] } : one,
    ),
  };
  const inline = [{ name: "own", document }];
  expect(comparePermissions({ attached: [], inline }, { permissions, managedPolicyArns: [] })).toMatchObject([
    {
      kind: "wider",
      about: "resource",
      actions: ["iam:passrole"],
      why: expect.stringContaining("lends all"),
    },
  ]);
});

function reversedKeys(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversedKeys).toReversed();
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .toReversed()
      .map(([key, inner]) => [key, reversedKeys(inner)]),
  );
}

function single<Value>(list: Value[]) {
  return list.length === 1 ? list[0] : list;
}

function relaxed(document: PolicyDocument): object {
  return {
    ...document,
    Statement: document.Statement.map(({ Action, Resource, ...rest }) => ({
      ...rest,
      Action: single(Action.map((action) => action.replace(/:./, (start) => start.toLowerCase()))),
      Resource: single(Resource),
    })),
  };
}
