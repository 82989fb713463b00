import { expect, test } from "vitest";
import { z } from "zod";
import { explainAccess } from "./explain-access.ts";
import { profileArn, studioRole } from "./testing/refusal-message.ts";

const Policy = z.object({ Statement: z.array(z.record(z.string(), z.unknown())) });

const appRole = "arn:aws:sts::111122223333:assumed-role/checkout-api/i-0abc";

function statementsFor(action: string, resource: string, reason: string) {
  const text = `User: ${appRole} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  return Policy.parse(JSON.parse(explainAccess(text).code?.code ?? "{}")).Statement;
}

const nothingAllows = (kind: string, action: string): string =>
  `because no ${kind} policy allows the ${action} action`;

test("a missing destination Region is allowed through profiles only", () => {
  const model = "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-4-6";
  const action = "bedrock:InvokeModel";
  expect(statementsFor(action, model, nothingAllows("identity-based", action))).toEqual([
    expect.objectContaining({
      Resource: ["arn:aws:bedrock:*::foundation-model/anthropic.claude-sonnet-4-6", model],
      Condition: {
        ArnLike: {
          "bedrock:InferenceProfileArn": [
            "arn:aws:bedrock:*:111122223333:application-inference-profile/*",
            "arn:aws:bedrock:*:111122223333:inference-profile/*",
          ],
        },
      },
    }),
  ]);
});

test("a profile is allowed together with the models behind it, streams included", () => {
  const action = "bedrock:InvokeModel";
  const statements = statementsFor(action, profileArn, nothingAllows("identity-based", action));
  expect(statements).toMatchObject([
    { Resource: [profileArn], Action: expect.arrayContaining(["bedrock:InvokeModelWithResponseStream"]) },
    { Condition: { ArnLike: { "bedrock:InferenceProfileArn": profileArn } } },
  ]);
});

test("a statement for listing is not tied to a resource", () => {
  const action = "bedrock:ListInferenceProfiles";
  expect(
    statementsFor(
      action,
      "arn:aws:bedrock:us-west-2:111122223333:*",
      nothingAllows("identity-based", action),
    ),
  ).toMatchObject([{ Action: [action], Resource: ["*"] }]);
});

test("a VPC endpoint's statement names who may pass", () => {
  const action = "bedrock:InvokeModel";
  expect(statementsFor(action, profileArn, nothingAllows("VPC endpoint", action))).toMatchObject([
    { Principal: "*", Resource: [profileArn] },
  ]);
});

test("a trust policy names the role behind a session", () => {
  expect(statementsFor("sts:AssumeRole", "arn:aws:iam::444455556666:role/QuarryReader", "")).toMatchObject([
    { Principal: { AWS: "arn:aws:iam::111122223333:role/checkout-api" }, Action: "sts:AssumeRole" },
  ]);
});

test("a role is handed to one service only", () => {
  expect(
    statementsFor(
      "iam:PassRole",
      "arn:aws:iam::111122223333:role/Import",
      nothingAllows("identity-based", "iam:PassRole"),
    ),
  ).toMatchObject([{ Condition: { StringEquals: { "iam:PassedToService": "bedrock.amazonaws.com" } } }]);
});

test("the command for a Studio profile sets the project of the caller's own role", () => {
  const text = `User: ${studioRole} is not authorized to perform: bedrock:InvokeModel on resource: ${profileArn} with an explicit deny in a permissions boundary`;
  expect(explainAccess(text).code).toMatchObject({
    language: "shell",
    code: expect.stringContaining("key=AmazonDataZoneProject,value=5elox3qmz8kyz4"),
  });
});

test("in a key's own policy the resource is the key itself", () => {
  const key = "arn:aws:kms:us-east-1:444455556666:key/1234abcd-12ab-34cd-56ef-1234567890ab";
  expect(statementsFor("kms:Decrypt", key, nothingAllows("resource-based", "kms:Decrypt"))).toMatchObject([
    { Principal: { AWS: "arn:aws:iam::111122223333:role/checkout-api" }, Resource: ["*"] },
  ]);
});

test.for([
  [
    "an ARN with its account blacked out",
    "bedrock:InvokeModel",
    profileArn.replace("111122223333", "****"),
    "with an explicit deny in a permissions boundary",
  ],
  [
    "an action of no service's spelling",
    "s3:Get_Object",
    "*",
    "because no identity-based policy allows the s3:Get_Object action",
  ],
] as const)("nothing to copy is made of %s", ([, action, resource, reason]) => {
  const text = `User: ${studioRole} is not authorized to perform: ${action} on resource: ${resource} ${reason}`;
  expect(explainAccess(text)).toMatchObject({ action, code: null });
});

test("where no statement can help, none is offered", () => {
  const action = "bedrock:InvokeModel";
  const text = `User: ${appRole} is not authorized to perform: ${action} on resource: ${profileArn} with an explicit deny in a service control policy`;
  expect(explainAccess(text).code).toBeNull();
});
