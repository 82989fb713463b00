import { CreateUserCommand, PutUserPolicyCommand, SimulatePrincipalPolicyCommand } from "@aws-sdk/client-iam";
import type { IAMClient, SimulatePrincipalPolicyCommandInput } from "@aws-sdk/client-iam";
import { expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";
import { policyText } from "./testing/policy-texts.ts";

const deployer = "arn:aws:iam::111122223333:user/sagemaker-deployer";
const classic = "arn:aws:iam::111122223333:role/SageMakerExecutionRoleLLM";

const simulate = (iam: IAMClient, input: SimulatePrincipalPolicyCommandInput) =>
  iam.send(new SimulatePrincipalPolicyCommand(input));

async function decisions(iam: IAMClient, input: SimulatePrincipalPolicyCommandInput) {
  const { EvaluationResults = [] } = await simulate(iam, input);
  return EvaluationResults.map(({ EvalActionName, EvalResourceName, EvalDecision }) =>
    [EvalActionName, EvalResourceName, EvalDecision].join(" "),
  );
}

test("a user is told each action on each resource, and by which policy", async ({ clients: { iam } }) => {
  const answer = await simulate(iam, {
    PolicySourceArn: deployer,
    ActionNames: ["iam:CreateRole", "bedrock:InvokeModel"],
  });
  expect(answer).toMatchObject({
    IsTruncated: false,
    EvaluationResults: [
      {
        EvalActionName: "iam:CreateRole",
        EvalResourceName: "*",
        EvalDecision: "allowed",
        MatchedStatements: [{ SourcePolicyId: "IAMFullAccess", SourcePolicyType: "IAM Policy" }],
        MissingContextValues: [],
        OrganizationsDecisionDetail: { AllowedByOrganizations: true },
        ResourceSpecificResults: [{ EvalResourceName: "*", EvalResourceDecision: "allowed" }],
      },
      { EvalActionName: "bedrock:InvokeModel", EvalDecision: "implicitDeny", MatchedStatements: [] },
    ],
  });
});

test("a role is told by its inline policies too", async ({ clients: { iam } }) => {
  const bucket = "arn:aws:s3:::quarry-models-111122223333/weights";
  const asked = {
    PolicySourceArn: "arn:aws:iam::111122223333:role/quarry-execution",
    ActionNames: ["s3:GetObject", "s3:PutObject"],
    ResourceArns: [bucket],
  };
  expect(await decisions(iam, asked)).toEqual([
    `s3:GetObject ${bucket} implicitDeny`,
    `s3:PutObject ${bucket} implicitDeny`,
  ]);
  const { EvaluationResults } = await simulate(iam, asked);
  expect(EvaluationResults?.[0]?.MissingContextValues).toEqual(["aws:ResourceAccount"]);
  const ContextEntries = [
    {
      ContextKeyName: "aws:ResourceAccount",
      ContextKeyType: "string" as const,
      ContextKeyValues: ["111122223333"],
    },
  ];
  expect(await decisions(iam, { ...asked, ContextEntries })).toEqual([
    `s3:GetObject ${bucket} allowed`,
    `s3:PutObject ${bucket} implicitDeny`,
  ]);
});

test("a policy in the request counts, and a denial in it wins", async ({ clients: { iam } }) => {
  const PolicyInputList = [policyText({ Effect: "Deny", Action: "s3:*", Resource: "*" })];
  expect(
    await decisions(iam, { PolicySourceArn: classic, ActionNames: ["s3:GetObject"], PolicyInputList }),
  ).toEqual(["s3:GetObject * explicitDeny"]);
});

test("a boundary in the request bounds", async ({ clients: { iam } }) => {
  const { EvaluationResults } = await simulate(iam, {
    PolicySourceArn: classic,
    ActionNames: ["s3:GetObject", "logs:PutLogEvents"],
    PermissionsBoundaryPolicyInputList: [policyText({ Action: "logs:*", Resource: "*" })],
  });
  expect(EvaluationResults).toMatchObject([
    {
      EvalDecision: "implicitDeny",
      PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: false },
    },
    { EvalDecision: "allowed", PermissionsBoundaryDecisionDetail: { AllowedByPermissionsBoundary: true } },
  ]);
});

test("a denial in the boundary is an explicit one", async ({ clients: { iam } }) => {
  const PermissionsBoundaryPolicyInputList = [policyText({ Effect: "Deny", Action: "s3:*", Resource: "*" })];
  expect(
    await decisions(iam, {
      PolicySourceArn: classic,
      ActionNames: ["s3:GetObject"],
      PermissionsBoundaryPolicyInputList,
    }),
  ).toEqual(["s3:GetObject * explicitDeny"]);
});

test("an inline policy is named after its owner", async ({ clients: { iam } }) => {
  await iam.send(new CreateUserCommand({ UserName: "ada" }));
  const PolicyDocument = policyText({ Resource: "*" });
  await iam.send(new PutUserPolicyCommand({ UserName: "ada", PolicyName: "lists", PolicyDocument }));
  const { EvaluationResults } = await simulate(iam, {
    PolicySourceArn: "arn:aws:iam::111122223333:user/ada",
    ActionNames: ["s3:ListBucket"],
  });
  expect(EvaluationResults?.[0]?.MatchedStatements).toMatchObject([{ SourcePolicyId: "user_ada_lists" }]);
});

test("the results come in pages, in the order asked for", async ({ clients: { iam } }) => {
  const asked = { PolicySourceArn: deployer, ActionNames: ["s3:B", "s3:A", "s3:C"], MaxItems: 2 };
  const first = await simulate(iam, asked);
  const second = await simulate(iam, { ...asked, Marker: first.Marker });
  const names = [first, second].map(({ EvaluationResults = [] }) =>
    EvaluationResults.map(({ EvalActionName }) => EvalActionName),
  );
  expect([names, first.IsTruncated, second.IsTruncated]).toEqual([[["s3:B", "s3:A"], ["s3:C"]], true, false]);
});

for (const [what, PolicySourceArn, name, message] of [
  [
    "a user that does not exist",
    "arn:aws:iam::111122223333:user/nobody",
    "NoSuchEntityException",
    "The user with name nobody cannot be found.",
  ],
  [
    "a session",
    "arn:aws:sts::111122223333:assumed-role/QuarryPortal/s",
    "InvalidInputException",
    "Invalid Entity Arn: arn:aws:sts::111122223333:assumed-role/QuarryPortal/s does not clearly define entity type and name.",
  ],
] as const) {
  test(`${what} cannot be simulated`, async ({ clients: { iam } }) => {
    await expect(simulate(iam, { PolicySourceArn, ActionNames: ["s3:GetObject"] })).rejects.toMatchObject({
      name,
      message,
    });
  });
}
