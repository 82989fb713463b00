import { expect, test } from "vitest";
import { compareTrust } from "./compare-trust.ts";
import { deployerTrust } from "./deployer-trust.ts";
import { executionRoleTrust } from "./execution-role.ts";
import { importRoleTrust } from "./import-role.ts";
import { roleDocuments } from "./role-documents.ts";
import { account, importRole, region, sampleInputs } from "./testing/sample-inputs.ts";

const expected = executionRoleTrust({ account });
const own = { StringEquals: { "aws:SourceAccount": account } };
const service = { Service: "sagemaker.amazonaws.com" };
const statement = { Effect: "Allow", Principal: service, Action: "sts:AssumeRole", Condition: own };
const trusting = (...statements: object[]) =>
  compareTrust({ Version: "2012-10-17", Statement: statements }, expected);
const kinds = (differences: { kind: string; about: string }[]) =>
  differences.map(({ kind, about }) => `${kind} ${about}`);

test("every trust policy equals itself, in every way of writing it", () => {
  for (const { id, write } of roleDocuments()) {
    const { trust } = write(sampleInputs[id]);
    if (!trust) continue;
    expect(compareTrust(trust, trust)).toEqual([]);
    expect(compareTrust(encodeURIComponent(JSON.stringify(trust)), trust)).toEqual([]);
  }
  expect(trusting(statement)).toEqual([]);
  expect(
    compareTrust(
      { Statement: { ...statement, Principal: { Service: ["sagemaker.amazonaws.com"] } } },
      expected,
    ),
  ).toEqual([]);
});

test("the trust of tutorials lacks the condition on the account, and works", () => {
  const differences = trusting({ ...statement, Condition: undefined });
  expect(differences).toMatchObject([
    {
      kind: "wider",
      about: "condition",
      names: ["aws:sourceaccount"],
      why: expect.stringContaining(
        "somebody else’s resources could make sagemaker.amazonaws.com use the role",
      ),
    },
  ]);
});

test("a role that another service trusts is missing SageMaker and wider", () => {
  const differences = trusting({ ...statement, Principal: { Service: "ec2.amazonaws.com" } });
  expect(differences).toMatchObject([
    {
      kind: "missing",
      about: "principal",
      names: ["sagemaker.amazonaws.com"],
      why: expect.stringMatching(/^Nothing lets it/),
    },
    { kind: "wider", about: "principal", names: ["ec2.amazonaws.com"] },
  ]);
});

test("a condition on another account is missing, and not the template's", () => {
  const other = { StringEquals: { "aws:SourceAccount": "999999999999" } };
  expect(kinds(trusting({ ...statement, Condition: other }))).toEqual([
    "missing principal",
    "wider condition",
  ]);
});

test("a condition beyond the template cannot be told", () => {
  const Condition = {
    ...own,
    ArnLike: { "aws:SourceArn": "arn:aws:sagemaker:us-west-2:111122223333:endpoint/a*" },
  };
  expect(trusting({ ...statement, Condition })).toMatchObject([{ kind: "unknown", about: "principal" }]);
});

test.each([["*"], [{ AWS: "*" }], [{ AWS: ["arn:aws:iam::999999999999:root", "*"] }]])(
  "everybody as a principal, written %j, is wider",
  (Principal) => {
    const differences = trusting(statement, { ...statement, Principal, Condition: undefined });
    expect(differences).toMatchObject([
      { kind: "wider", about: "principal", why: expect.stringContaining("Everybody with an AWS account") },
    ]);
  },
);

test("a stranger beside the service is wider, a deleted one cannot be told", () => {
  const Principal = {
    AWS: ["arn:aws:iam::999999999999:role/a", "AROAEXAMPLE1234567890"],
    Federated: "cognito",
  };
  const differences = trusting(statement, { ...statement, Principal });
  expect(differences).toMatchObject([
    { kind: "wider", names: ["arn:aws:iam::999999999999:role/a", "cognito"] },
    { kind: "unknown", names: ["AROAEXAMPLE1234567890"] },
  ]);
});

test("more actions than assuming are wider", () => {
  const differences = trusting({ ...statement, Action: ["sts:AssumeRole", "sts:SetContext"] });
  expect(differences).toMatchObject([{ kind: "wider", about: "action", actions: ["sts:setcontext"] }]);
  expect(kinds(trusting({ ...statement, Action: "sts:*" }))).toEqual(["wider action"]);
});

test("a Deny outweighs, and NotPrincipal cannot be told", () => {
  const deny = { Effect: "Deny", Principal: "*", Action: "sts:AssumeRole" };
  expect(trusting(statement, deny)).toMatchObject([
    { kind: "missing", why: expect.stringMatching(/^Denied by trust policy, statement 2/) },
  ]);
  const but = { ...statement, Principal: undefined, NotPrincipal: { AWS: "arn:aws:iam::111122223333:root" } };
  expect(kinds(trusting(JSON.parse(JSON.stringify(but))))).toEqual([
    "unknown principal",
    "unknown principal",
  ]);
});

test.each([[null], ["{"], [{}], [{ Statement: [{ ...statement, Owner: "a" }] }]])(
  "a trust policy %j cannot be told",
  (document) => {
    expect(compareTrust(document, expected)).toMatchObject([{ kind: "unknown", about: "policy" }]);
  },
);

test("the trust of an import role demands the source of the call", () => {
  const trust = importRoleTrust(importRole);
  const [first] = trust.Statement;
  const without = { ...trust, Statement: [{ ...first, Condition: own }] };
  expect(compareTrust(without, trust)).toMatchObject([{ kind: "wider", names: ["aws:sourcearn"] }]);
  const equals = { ...first?.Condition, ArnLike: undefined, ArnEquals: first?.Condition?.["ArnLike"] };
  expect(
    compareTrust(
      JSON.parse(JSON.stringify({ ...trust, Statement: [{ ...first, Condition: equals }] })),
      trust,
    ),
  ).toEqual([]);
});

const letting = (AWS: string) => ({
  Statement: { Effect: "Allow", Principal: { AWS }, Action: "sts:AssumeRole" },
});

test("an account is its id and the ARN of its root; the root stands for roles that may not be let in", () => {
  const trust = deployerTrust({ account, region, by: { kind: "account", account: "444455556666" } });
  expect(compareTrust(letting("444455556666"), trust)).toEqual([]);
  const roleArn = "arn:aws:iam::444455556666:role/deploy";
  const ofRole = deployerTrust({ account, region, by: { kind: "role", roleArn } });
  expect(kinds(compareTrust(letting("444455556666"), ofRole))).toEqual([
    "unknown principal",
    "wider principal",
  ]);
});
