import {
  CreateAccessKeyCommand,
  CreateRoleCommand,
  CreateUserCommand,
  DeleteRoleCommand,
  GetRoleCommand,
  ListAttachedRolePoliciesCommand,
  PutUserPolicyCommand,
  UpdateAssumeRolePolicyCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AssumeRoleCommandInput, STSClient } from "@aws-sdk/client-sts";
import { describe, expect, test as base } from "vitest";
import { partnerAccount, partnerExternalId } from "../../seed/scenarios.ts";
import { test } from "../../testing/simulator-test.ts";
import type { Clients } from "../../testing/simulator-test.ts";
import { createWorld } from "../../world/world.ts";
import { mayService } from "./assume-by-service.ts";
import { rolesOf } from "./iam-rows.ts";
import { policyText, sageMakerTrust, trustText } from "./testing/policy-texts.ts";

const account = "111122223333";
const roleArn = (name: string): string => `arn:aws:iam::${account}:role/${name}`;
const sageMaker = "sagemaker.amazonaws.com";

const worldWith = (trust: string, trustChangedAt?: Date) => {
  const world = createWorld("company");
  const [seeded] = rolesOf(world.tables, account).values();
  if (seeded === undefined) throw new Error("The seed has no role");
  rolesOf(world.tables, account).set("made", {
    ...seeded,
    name: "made",
    path: "/",
    trust,
    ...(trustChangedAt !== undefined && { trustChangedAt: trustChangedAt.toISOString() }),
  });
  return world;
};

const heard = (trust: string, service = sageMaker) => mayService(worldWith(trust), roleArn("made"), service);

describe("a service", () => {
  for (const [name, service, expected] of [
    ["SageMakerExecutionRoleLLM", sageMaker, "yes"],
    ["quarry-execution", sageMaker, "yes"],
    ["service-role/AmazonSageMaker-ExecutionRole-20240110T101010", sageMaker, "yes"],
    ["AmazonSageMaker-ExecutionRole-20240110T101010", sageMaker, "missing"],
    ["batch-workers", sageMaker, "untrusted"],
    ["AmazonBedrockModelImportRole", "bedrock.amazonaws.com", "yes"],
    ["AmazonBedrockModelImportRole", sageMaker, "untrusted"],
    ["nobody", sageMaker, "missing"],
  ] as const) {
    base(`${service} finds the seed's ${name} ${expected}`, () => {
      expect(mayService(createWorld("company"), roleArn(name), service)).toBe(expected);
    });
  }

  for (const [what, statement, expected] of [
    ["its own account as the source", { StringEquals: { "aws:SourceAccount": account } }, "yes"],
    ["another account as the source", { StringEquals: { "aws:SourceAccount": partnerAccount } }, "untrusted"],
    [
      "its own account in the source's ARN",
      { ArnLike: { "aws:SourceArn": `arn:aws:sagemaker:*:${account}:*` } },
      "yes",
    ],
    [
      "another account in the source's ARN",
      { ArnLike: { "aws:SourceArn": `arn:aws:sagemaker:*:${partnerAccount}:*` } },
      "untrusted",
    ],
    [
      "one of two ARNs of the source",
      {
        ArnLike: {
          "aws:SourceArn": [`arn:aws:lambda:*:${account}:*`, `arn:aws:sagemaker:*:${account}:endpoint/*`],
        },
      },
      "yes",
    ],
    [
      "another service in the source's ARN",
      { ArnLike: { "aws:SourceArn": `arn:aws:lambda:*:${account}:*` } },
      "untrusted",
    ],
    ["an external id", { StringEquals: { "sts:ExternalId": "x" } }, "untrusted"],
  ] as const) {
    base(`under the condition of ${what} finds a role ${expected}`, () => {
      expect(heard(trustText({ Service: [sageMaker] }, { Condition: statement }))).toBe(expected);
    });
  }

  base("is not let in by a trust in every AWS principal", () => {
    expect(heard(trustText({ AWS: "*" }))).toBe("untrusted");
  });

  base("is kept out by a denial", () => {
    const [allow, deny] = [sageMakerTrust, trustText({ Service: sageMaker }, { Effect: "Deny" })].map(
      (text) => /\[(.*)\]/.exec(text)?.[1] ?? "",
    );
    expect(heard(`{"Version":"2012-10-17","Statement":[${allow},${deny}]}`)).toBe("untrusted");
  });

  base("waits ten simulated seconds for a new trust", () => {
    const world = worldWith(sageMakerTrust, new Date());
    expect(mayService(world, roleArn("made"), sageMaker)).toBe("propagating");
    world.clock.advance(5000);
    expect(mayService(world, roleArn("made"), sageMaker)).toBe("propagating");
    world.clock.advance(5000);
    expect(mayService(world, roleArn("made"), sageMaker)).toBe("yes");
  });

  base("waits less when time is scaled", () => {
    const world = worldWith(sageMakerTrust, new Date());
    world.settings.timeScale = 10;
    world.clock.advance(1000);
    expect(mayService(world, roleArn("made"), sageMaker)).toBe("yes");
  });
});

const assume = (sts: STSClient, input: Partial<AssumeRoleCommandInput> = {}) =>
  sts.send(new AssumeRoleCommand({ RoleArn: roleArn("made"), RoleSessionName: "check", ...input }));

const create = (iam: IAMClient, AssumeRolePolicyDocument: string, MaxSessionDuration?: number) =>
  iam.send(new CreateRoleCommand({ RoleName: "made", AssumeRolePolicyDocument, MaxSessionDuration }));

const denied = { name: "AccessDenied", $metadata: { httpStatusCode: 403 } };

async function asSession({ sts }: Clients, input: Partial<AssumeRoleCommandInput> = {}) {
  const { Credentials } = await assume(sts, input);
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = Credentials ?? {};
  return {
    credentials: { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken },
  };
}

async function asNewUser(iam: IAMClient) {
  await iam.send(new CreateUserCommand({ UserName: "ada" }));
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: "ada" }));
  return { credentials: { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: "any" } };
}

describe("assuming a role made through IAM", () => {
  const settle = { seconds: 10 };

  test("works once its trust has spread", async ({ clients, control }) => {
    await create(clients.iam, trustText({ AWS: account }));
    await expect(assume(clients.sts)).rejects.toMatchObject(denied);
    await control("/clock/advance", settle);
    const { AssumedRoleUser } = await assume(clients.sts);
    expect(AssumedRoleUser).toMatchObject({
      Arn: `arn:aws:sts::${account}:assumed-role/made/check`,
      AssumedRoleId: expect.stringMatching(/^AROA[A-Z2-7]{17}:check$/),
    });
    const { Role } = await clients.iam.send(new GetRoleCommand({ RoleName: "made" }));
    expect(Role?.RoleLastUsed).toEqual({ LastUsedDate: expect.any(Date), Region: "us-west-2" });
  });

  for (const [what, principal, isTrusted] of [
    ["the account's root", { AWS: `arn:aws:iam::${account}:root` }, true],
    [
      "that very user",
      { AWS: ["arn:aws:iam::444455556666:root", `arn:aws:iam::${account}:user/quarry`] },
      true,
    ],
    ["everybody", { AWS: "*" }, true],
    ["another user", { AWS: `arn:aws:iam::${account}:user/sagemaker-deployer` }, false],
    ["another account", { AWS: partnerAccount }, false],
    ["a service", { Service: sageMaker }, false],
  ] as const) {
    test(`is ${isTrusted ? "let" : "not let"} to a user by trust in ${what}`, async ({
      clients,
      control,
    }) => {
      await create(clients.iam, trustText(principal));
      await control("/clock/advance", settle);
      const [answer] = await Promise.allSettled([assume(clients.sts)]);
      expect(answer.status).toBe(isTrusted ? "fulfilled" : "rejected");
    });
  }

  test("demands the external id that the trust names", async ({ clients, control }) => {
    const Condition = { StringEquals: { "sts:ExternalId": "quarry-1" } };
    await create(clients.iam, trustText({ AWS: account }, { Condition }));
    await control("/clock/advance", settle);
    await expect(assume(clients.sts)).rejects.toMatchObject(denied);
    await expect(assume(clients.sts, { ExternalId: "quarry-2" })).rejects.toMatchObject(denied);
    await assume(clients.sts, { ExternalId: "quarry-1" });
  });

  test("needs its own leave for session tags and a source identity", async ({ clients, control }) => {
    await create(clients.iam, trustText({ AWS: account }));
    await control("/clock/advance", settle);
    await expect(assume(clients.sts, { Tags: [{ Key: "a", Value: "b" }] })).rejects.toMatchObject(denied);
    await expect(assume(clients.sts, { SourceIdentity: "ada" })).rejects.toMatchObject(denied);
  });

  test("is refused when the role's path is left out", async ({ clients: { sts } }) => {
    const RoleArn = roleArn("AmazonSageMaker-ExecutionRole-20240110T101010");
    await expect(assume(sts, { RoleArn })).rejects.toMatchObject(denied);
  });

  test("lets a role's session in where the trust names the role", async ({ clients, connect, control }) => {
    await create(clients.iam, trustText({ AWS: roleArn("QuarryPortal") }));
    await control("/clock/advance", settle);
    await expect(assume(clients.sts)).rejects.toMatchObject(denied);
    const portal = connect(await asSession(clients, { RoleArn: roleArn("QuarryPortal") }));
    await assume(portal.sts);
  });

  test("ends when the trust is changed, and its sessions when it is deleted", async ({
    clients,
    connect,
    control,
  }) => {
    await create(clients.iam, trustText({ AWS: account }));
    await control("/clock/advance", settle);
    const { sts } = connect(await asSession(clients));
    await sts.send(new GetCallerIdentityCommand({}));
    const PolicyDocument = trustText({ AWS: partnerAccount });
    await clients.iam.send(new UpdateAssumeRolePolicyCommand({ RoleName: "made", PolicyDocument }));
    await control("/clock/advance", settle);
    await expect(assume(clients.sts)).rejects.toMatchObject(denied);
    await clients.iam.send(new DeleteRoleCommand({ RoleName: "made" }));
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "InvalidClientTokenId",
    });
  });

  test("lasts no longer than the role allows, and an hour from another role", async ({
    clients,
    connect,
    control,
  }) => {
    await create(clients.iam, trustText({ AWS: account }), 7200);
    await control("/clock/advance", settle);
    await assume(clients.sts, { DurationSeconds: 7200 });
    await expect(assume(clients.sts, { DurationSeconds: 7201 })).rejects.toMatchObject({
      name: "ValidationError",
      message: "The requested DurationSeconds exceeds the MaxSessionDuration set for this role.",
    });
    const portal = connect(await asSession(clients, { RoleArn: roleArn("QuarryPortal") }));
    await expect(assume(portal.sts, { DurationSeconds: 3601 })).rejects.toMatchObject({
      message: expect.stringContaining("1 hour session limit for roles assumed by role chaining"),
    });
  });

  test("needs the user's own permission where only the account is trusted", async ({
    clients,
    connect,
    control,
  }) => {
    const { sts } = connect(await asNewUser(clients.iam));
    await create(clients.iam, trustText({ AWS: account }));
    await control("/clock/advance", settle);
    await expect(assume(sts)).rejects.toMatchObject(denied);
    const PolicyDocument = policyText({ Action: "sts:AssumeRole", Resource: roleArn("made") });
    await clients.iam.send(new PutUserPolicyCommand({ UserName: "ada", PolicyName: "p", PolicyDocument }));
    await assume(sts);
  });

  test("needs no permission of the user that the trust names", async ({ clients, connect, control }) => {
    const { sts } = connect(await asNewUser(clients.iam));
    await create(clients.iam, trustText({ AWS: `arn:aws:iam::${account}:user/ada` }));
    await control("/clock/advance", settle);
    await assume(sts);
  });

  test("needs the user's own permission in another account, even where that names the user", async ({
    clients,
    connect,
    control,
  }) => {
    const { sts } = connect(await asNewUser(clients.iam));
    const partner = connect({ credentials: { accessKeyId: partnerAccount, secretAccessKey: "any" } });
    await create(partner.iam, trustText({ AWS: `arn:aws:iam::${account}:user/ada` }));
    await control("/clock/advance", settle);
    const RoleArn = `arn:aws:iam::${partnerAccount}:role/made`;
    await expect(assume(sts, { RoleArn })).rejects.toMatchObject(denied);
    const PolicyDocument = policyText({ Action: "sts:AssumeRole", Resource: RoleArn });
    await clients.iam.send(new PutUserPolicyCommand({ UserName: "ada", PolicyName: "p", PolicyDocument }));
    await assume(sts, { RoleArn });
  });
});

test("a scenario's role is told with the trust that it has", async ({ connect }) => {
  const { iam } = connect({ credentials: { accessKeyId: partnerAccount, secretAccessKey: "any" } });
  const { Role } = await iam.send(new GetRoleCommand({ RoleName: "QuarryConnection" }));
  expect(JSON.parse(decodeURIComponent(Role?.AssumeRolePolicyDocument ?? ""))).toMatchObject({
    Statement: [
      {
        Effect: "Allow",
        Principal: { AWS: [`arn:aws:iam::${account}:root`] },
        Condition: { StringEquals: { "sts:ExternalId": partnerExternalId } },
      },
    ],
  });
  const { AttachedPolicies } = await iam.send(
    new ListAttachedRolePoliciesCommand({ RoleName: "ReadOnlyConnection" }),
  );
  expect(AttachedPolicies).toMatchObject([{ PolicyName: "ReadOnlyAccess" }]);
});
