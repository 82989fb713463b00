import { describe, expect, test } from "vitest";
import { awsManagedPolicies } from "../seed/managed-policies.ts";
import { conditionContext } from "./conditions.ts";
import { evaluatePolicies } from "./evaluate-policies.ts";
import { readPolicy } from "./policy-document.ts";

function decide(
  statements: object | object[],
  question: { action?: string; resource?: string; context?: Record<string, string | string[]> },
) {
  const document = readPolicy(JSON.stringify({ Version: "2012-10-17", Statement: statements }));
  if (document === undefined) throw new Error("The policy is not in the grammar");
  return evaluatePolicies([{ id: "p", document }], {
    action: question.action ?? "s3:GetObject",
    resource: question.resource,
    context: conditionContext(question.context ?? {}),
  });
}

const allow = { Effect: "Allow", Action: "*", Resource: "*" };

describe("a statement", () => {
  for (const [what, statement, question, expected] of [
    ["to an action in any case", { Action: "S3:getobject" }, {}, true],
    ["to actions of a pattern", { Action: ["ec2:*", "s3:Get*"] }, {}, true],
    ["to one unknown character", { Action: "s3:Ge?Object" }, {}, true],
    ["not to other actions", { Action: "s3:Put*" }, {}, false],
    ["not to a longer action", { Action: "s3:Get" }, {}, false],
    ["to what NotAction leaves out", { Action: undefined, NotAction: "ec2:*" }, {}, true],
    ["not to what NotAction names", { Action: undefined, NotAction: "s3:*" }, {}, false],
    ["to a resource in its case", { Resource: "arn:aws:s3:::a/*" }, { resource: "arn:aws:s3:::a/b/c" }, true],
    [
      "not to a resource in another case",
      { Resource: "arn:aws:s3:::A/*" },
      { resource: "arn:aws:s3:::a/b" },
      false,
    ],
    ["not to a list action by a resource", { Resource: "arn:aws:s3:::a" }, {}, false],
    ["to what NotResource leaves out", { Resource: undefined, NotResource: "arn:aws:s3:::a" }, {}, true],
    [
      "not to what NotResource names",
      { Resource: undefined, NotResource: "arn:*" },
      { resource: "arn:aws:s3:::a" },
      false,
    ],
    [
      "taking dots and brackets as themselves",
      { Resource: "arn:aws:s3:::a.b[c]" },
      { resource: "arn:aws:s3:::axbc" },
      false,
    ],
    [
      "to a resource that a variable names",
      { Resource: "arn:aws:s3:::${aws:username}" },
      { resource: "arn:aws:s3:::ada", context: { "aws:username": "ada" } },
      true,
    ],
    [
      "not by a variable without a value",
      { Resource: "arn:aws:s3:::${aws:username}" },
      { resource: "arn:aws:s3:::" },
      false,
    ],
  ] as const) {
    test(`applies ${what}`, () => {
      expect(decide({ ...allow, ...statement }, question).effect).toBe(expected ? "allowed" : "implicitDeny");
    });
  }
});

describe("a condition", () => {
  const arn = "arn:aws:sagemaker:us-east-1:111122223333:endpoint/a";
  for (const [operator, wanted, actual, expected] of [
    ["StringEquals", ["a", "b"], "b", true],
    ["StringEquals", "a", "A", false],
    ["StringEquals", "a", undefined, false],
    ["StringEqualsIfExists", "a", undefined, true],
    ["StringEqualsIfExists", "a", "b", false],
    ["StringNotEquals", ["a", "b"], "b", false],
    ["StringNotEquals", "a", undefined, true],
    ["StringEqualsIgnoreCase", "a", "A", true],
    ["StringLike", "a*", "abc", true],
    ["StringNotLike", "a*", "abc", false],
    ["ArnLike", "arn:aws:sagemaker:*:111122223333:endpoint/*", arn, true],
    ["ArnEquals", "arn:aws:sagemaker:*:111122223333:endpoint/*", arn, true],
    ["ArnLike", "arn:aws:sagemaker:*:endpoint/a", arn, false],
    ["ArnNotLike", "arn:aws:sagemaker:*:*:*", arn, false],
    ["Bool", "true", "true", true],
    ["Bool", false, "true", false],
    ["Null", "true", undefined, true],
    ["Null", "false", undefined, false],
    ["Null", "false", "a", true],
    ["NumericLessThan", 10, "9", true],
    ["NumericLessThan", 10, "10", false],
    ["NumericGreaterThanEquals", 10, "10", true],
    ["DateGreaterThan", "2026-01-01T00:00:00Z", "2026-06-01T00:00:00Z", true],
    ["ForAllValues:StringEquals", ["a", "b"], ["a", "b"], true],
    ["ForAllValues:StringEquals", ["a"], ["a", "b"], false],
    ["ForAllValues:StringEquals", ["a"], undefined, true],
    ["ForAnyValue:StringEquals", ["a"], ["a", "b"], true],
    ["ForAnyValue:StringEquals", ["a"], undefined, false],
    ["ForAnyValue:StringNotEquals", ["a"], undefined, false],
    ["IpAddress", "10.0.0.0/8", "10.1.1.1", false],
  ] as const) {
    test(`${operator} ${JSON.stringify(wanted)} ${expected ? "holds" : "does not hold"} for ${JSON.stringify(actual)}`, () => {
      const context =
        actual === undefined ? {} : { "aws:Key": typeof actual === "string" ? actual : [...actual] };
      const decision = decide({ ...allow, Condition: { [operator]: { "AWS:key": wanted } } }, { context });
      expect(decision.effect).toBe(expected ? "allowed" : "implicitDeny");
    });
  }

  test("that asks for what is not known is told", () => {
    const Condition = { StringEquals: { "iam:PassedToService": "sagemaker.amazonaws.com" } };
    expect(decide({ ...allow, Condition }, {}).missing).toEqual(["iam:PassedToService"]);
  });

  test("fails when one of several does", () => {
    const Condition = { StringEquals: { "aws:a": "1", "aws:b": "2" } };
    expect(decide({ ...allow, Condition }, { context: { "aws:a": "1", "aws:b": "3" } }).effect).toBe(
      "implicitDeny",
    );
  });
});

test("a denial wins over every allowance", () => {
  expect(decide([allow, { ...allow, Effect: "Deny", Action: "s3:*" }, allow], {}).effect).toBe(
    "explicitDeny",
  );
});

test("SageMaker's full access passes roles to SageMaker and to nobody else", () => {
  const found = awsManagedPolicies.find(({ name }) => name === "AmazonSageMakerFullAccess");
  const statements = [...(found?.document.Statement ?? [])];
  const passing = (service: string) =>
    decide(statements, {
      action: "iam:PassRole",
      resource: "arn:aws:iam::111122223333:role/any",
      context: { "iam:PassedToService": service },
    }).effect;
  expect([passing("sagemaker.amazonaws.com"), passing("ec2.amazonaws.com")]).toEqual([
    "allowed",
    "implicitDeny",
  ]);
});
