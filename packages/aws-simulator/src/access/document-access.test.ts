import { ListFoundationModelsCommand, ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import {
  AttachRolePolicyCommand,
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreatePolicyCommand,
  CreateUserCommand,
  DetachRolePolicyCommand,
  DetachUserPolicyCommand,
  GetUserCommand,
  ListRolesCommand,
  PutUserPolicyCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect } from "vitest";
import { deployerKeyId } from "../seed/iam-roles.ts";
import { policyText } from "../services/iam/testing/policy-texts.ts";
import { asUser, studioMadeArn, test as base } from "../testing/simulator-test.ts";
import type { Clients } from "../testing/simulator-test.ts";

const named = { UserName: "ada" };
const arn = "arn:aws:iam::111122223333:user/ada";
const managed = (name: string): string => `arn:aws:iam::aws:policy/${name}`;

const put = (iam: IAMClient, PolicyName: string, statement: object) =>
  iam.send(new PutUserPolicyCommand({ ...named, PolicyName, PolicyDocument: policyText(statement) }));

async function keyOf(iam: IAMClient) {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand(named));
  return { credentials: { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: "any" } };
}

const test = base.extend<{ ada: Clients }>({
  ada: async ({ clients, connect }, use) => {
    await clients.iam.send(new CreateUserCommand({ ...named, Tags: [{ Key: "Team", Value: "search" }] }));
    await use(connect(await keyOf(clients.iam)));
  },
});

const models = new ListFoundationModelsCommand({});

describe("a user made through IAM", () => {
  test("may nothing but know who it is", async ({ ada }) => {
    await ada.sts.send(new GetCallerIdentityCommand({}));
    await expect(ada.bedrock.send(models)).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: `User: ${arn} is not authorized to perform: bedrock:ListFoundationModels because no identity-based policy allows the bedrock:ListFoundationModels action`,
    });
    await expect(ada.iam.send(new GetUserCommand({}))).rejects.toMatchObject({
      name: "AccessDenied",
      message: `User: ${arn} is not authorized to perform: iam:GetUser on resource: ${arn} because no identity-based policy allows the iam:GetUser action`,
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("may what an attached policy allows, for as long as it is attached", async ({
    ada,
    clients: { iam },
  }) => {
    const attached = { ...named, PolicyArn: managed("AmazonBedrockReadOnly") };
    await iam.send(new AttachUserPolicyCommand(attached));
    await ada.bedrock.send(models);
    await expect(ada.iam.send(new ListRolesCommand({}))).rejects.toMatchObject({ name: "AccessDenied" });
    await iam.send(new DetachUserPolicyCommand(attached));
    await expect(ada.bedrock.send(models)).rejects.toMatchObject({ name: "AccessDeniedException" });
  });

  test("is denied by an inline policy what another allows", async ({ ada, clients: { iam } }) => {
    await iam.send(new AttachUserPolicyCommand({ ...named, PolicyArn: managed("AdministratorAccess") }));
    await put(iam, "no-lists", { Effect: "Deny", Action: "bedrock:List*", Resource: "*" });
    await expect(ada.bedrock.send(models)).rejects.toMatchObject({
      message: `User: ${arn} is not authorized to perform: bedrock:ListFoundationModels with an explicit deny in an identity-based policy`,
    });
  });

  test("reaches a model through a profile only when both are allowed", async ({ ada, clients: { iam } }) => {
    const converse = () =>
      ada.runtime.send(new ConverseCommand({ modelId: studioMadeArn, messages: asUser("Say OK") }));
    await put(iam, "profile", { Action: "bedrock:InvokeModel", Resource: studioMadeArn });
    await expect(converse()).rejects.toMatchObject({
      message: expect.stringMatching(/on resource: arn:aws:bedrock:[a-z0-9-]+::foundation-model\//),
    });
    await put(iam, "models", {
      Action: "bedrock:InvokeModel",
      Resource: "arn:aws:bedrock:*::foundation-model/*",
      Condition: { StringEquals: { "bedrock:InferenceProfileArn": studioMadeArn } },
    });
    expect((await converse()).stopReason).toBe("end_turn");
  });

  test("is known by its name and tags in conditions and resources", async ({ ada, clients: { iam } }) => {
    const own = { Action: "iam:GetUser", Resource: "arn:aws:iam::*:user/${aws:username}" };
    await put(iam, "self", { ...own, Condition: { StringEquals: { "aws:PrincipalTag/Team": "search" } } });
    expect((await ada.iam.send(new GetUserCommand({}))).User?.UserName).toBe("ada");
    await expect(ada.iam.send(new GetUserCommand({ UserName: "quarry" }))).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });

  test("stays within its permissions boundary", async ({ clients: { iam }, connect }) => {
    const PolicyDocument = policyText({ Action: "bedrock:ListInferenceProfiles", Resource: "*" });
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "bounds", PolicyDocument }));
    await iam.send(new CreateUserCommand({ ...named, PermissionsBoundary: Policy?.Arn }));
    await iam.send(new AttachUserPolicyCommand({ ...named, PolicyArn: managed("AdministratorAccess") }));
    const { bedrock } = connect(await keyOf(iam));
    await bedrock.send(new ListInferenceProfilesCommand({}));
    await expect(bedrock.send(models)).rejects.toMatchObject({
      message: expect.stringContaining(
        "because no permissions boundary allows the bedrock:ListFoundationModels action",
      ),
    });
  });

  test("is told when its boundary denies outright", async ({ clients: { iam }, connect }) => {
    const PolicyDocument = policyText({ Effect: "Deny", Action: "bedrock:*", Resource: "*" });
    const { Policy } = await iam.send(new CreatePolicyCommand({ PolicyName: "bounds", PolicyDocument }));
    await iam.send(new CreateUserCommand({ ...named, PermissionsBoundary: Policy?.Arn }));
    await iam.send(new AttachUserPolicyCommand({ ...named, PolicyArn: managed("AdministratorAccess") }));
    const { bedrock } = connect(await keyOf(iam));
    await expect(bedrock.send(models)).rejects.toMatchObject({
      message: expect.stringContaining("with an explicit deny in a permissions boundary"),
    });
  });

  test("is bound by the scenario's rule as well", async ({ clients: { iam }, connect, control }) => {
    await control("/scenario", { name: "no-list" });
    await iam.send(new CreateUserCommand(named));
    await iam.send(new AttachUserPolicyCommand({ ...named, PolicyArn: managed("AdministratorAccess") }));
    const { bedrock } = connect(await keyOf(iam));
    await expect(bedrock.send(new ListInferenceProfilesCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

test("the seed's deployer may manage IAM and not look at models", async ({ connect }) => {
  const { iam, bedrock } = connect({ credentials: { accessKeyId: deployerKeyId, secretAccessKey: "any" } });
  await iam.send(new ListRolesCommand({}));
  await expect(bedrock.send(models)).rejects.toMatchObject({ name: "AccessDeniedException" });
});

test("a seeded role's session follows its policies as soon as they are changed", async ({
  clients,
  connect,
}) => {
  const role = { RoleName: "QuarryPortal" };
  const RoleArn = "arn:aws:iam::111122223333:role/QuarryPortal";
  const { Credentials } = await clients.sts.send(
    new AssumeRoleCommand({ RoleArn, RoleSessionName: "check" }),
  );
  const { bedrock } = connect({
    credentials: {
      accessKeyId: Credentials?.AccessKeyId ?? "",
      secretAccessKey: "any",
      sessionToken: Credentials?.SessionToken ?? "",
    },
  });
  await bedrock.send(models);
  const PolicyArn = managed("AdministratorAccess");
  await clients.iam.send(new DetachRolePolicyCommand({ ...role, PolicyArn }));
  await expect(bedrock.send(models)).rejects.toMatchObject({ name: "AccessDeniedException" });
  await clients.iam.send(
    new AttachRolePolicyCommand({ ...role, PolicyArn: managed("AmazonBedrockReadOnly") }),
  );
  await bedrock.send(models);
});
