import {
  AttachUserPolicyCommand,
  CreateAccessKeyCommand,
  CreateUserCommand,
  DeleteAccessKeyCommand,
  DeleteUserCommand,
  DetachUserPolicyCommand,
  GetAccessKeyLastUsedCommand,
  GetUserCommand,
  GetUserPolicyCommand,
  ListAccessKeysCommand,
  ListAttachedUserPoliciesCommand,
  ListUserPoliciesCommand,
  ListUsersCommand,
  ListUserTagsCommand,
  PutUserPolicyCommand,
  DeleteUserPolicyCommand,
  TagUserCommand,
  UntagUserCommand,
  UpdateAccessKeyCommand,
} from "@aws-sdk/client-iam";
import type { IAMClient } from "@aws-sdk/client-iam";
import { ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import { describe, expect } from "vitest";
import { deployerKeyId, deployerPolicies } from "../../seed/iam-roles.ts";
import { test } from "../../testing/simulator-test.ts";
import { longPolicy, policyText } from "./testing/policy-texts.ts";

const named = { UserName: "deployer-7f3c" };

const create = (iam: IAMClient, UserName = named.UserName) => iam.send(new CreateUserCommand({ UserName }));

async function createKey(iam: IAMClient) {
  const { AccessKey } = await iam.send(new CreateAccessKeyCommand(named));
  return { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: AccessKey?.SecretAccessKey ?? "" };
}

describe("a user", () => {
  test("is created, told and listed", async ({ clients: { iam } }) => {
    const { User: made } = await iam.send(
      new CreateUserCommand({ ...named, Path: "/quarry/", Tags: [{ Key: "Team", Value: "search" }] }),
    );
    expect(made).toEqual({
      Path: "/quarry/",
      UserName: "deployer-7f3c",
      UserId: expect.stringMatching(/^AIDA[A-Z2-7]{17}$/),
      Arn: "arn:aws:iam::111122223333:user/quarry/deployer-7f3c",
      CreateDate: expect.any(Date),
      Tags: [{ Key: "Team", Value: "search" }],
    });
    expect((await iam.send(new GetUserCommand(named))).User).toEqual(made);
    const { Users } = await iam.send(new ListUsersCommand({ PathPrefix: "/quarry/" }));
    expect(Users).toEqual([{ ...made, Tags: undefined }]);
  });

  test("is the calling one where no name is given", async ({ clients, connect }) => {
    expect((await clients.iam.send(new GetUserCommand({}))).User?.UserName).toBe("quarry");
    const root = connect({ credentials: { accessKeyId: "111122223333", secretAccessKey: "any" } });
    await expect(root.iam.send(new GetUserCommand({}))).rejects.toMatchObject({
      name: "ValidationError",
      message: "Must specify userName when calling with non-User credentials",
    });
  });

  test("keeps its name to itself whatever the case", async ({ clients: { iam } }) => {
    await create(iam);
    await expect(create(iam, "DEPLOYER-7F3C")).rejects.toMatchObject({
      name: "EntityAlreadyExistsException",
      message: "User with name DEPLOYER-7F3C already exists.",
    });
  });

  test("is not deleted before its keys and policies are", async ({ clients: { iam } }) => {
    const PolicyArn = "arn:aws:iam::aws:policy/AmazonS3FullAccess";
    await create(iam);
    const { accessKeyId: AccessKeyId } = await createKey(iam);
    await iam.send(new AttachUserPolicyCommand({ ...named, PolicyArn }));
    await iam.send(new PutUserPolicyCommand({ ...named, PolicyName: "p", PolicyDocument: policyText() }));
    for (const [message, clear] of [
      ["must delete access keys", () => iam.send(new DeleteAccessKeyCommand({ ...named, AccessKeyId }))],
      ["must detach all policies", () => iam.send(new DetachUserPolicyCommand({ ...named, PolicyArn }))],
      ["must delete policies", () => iam.send(new DeleteUserPolicyCommand({ ...named, PolicyName: "p" }))],
    ] as const) {
      await expect(iam.send(new DeleteUserCommand(named))).rejects.toMatchObject({
        name: "DeleteConflictException",
        message: `Cannot delete entity, ${message} first.`,
      });
      await clear();
    }
    await iam.send(new DeleteUserCommand(named));
    await expect(iam.send(new GetUserCommand(named))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: "The user with name deployer-7f3c cannot be found.",
      $metadata: { httpStatusCode: 404 },
    });
  });

  test("has tags and inline policies like a role, of 2,048 characters together", async ({
    clients: { iam },
  }) => {
    await create(iam);
    await iam.send(new TagUserCommand({ ...named, Tags: [{ Key: "a", Value: "1" }] }));
    await iam.send(new UntagUserCommand({ ...named, TagKeys: ["A"] }));
    expect((await iam.send(new ListUserTagsCommand(named))).Tags).toEqual([]);
    const put = (PolicyDocument: string) =>
      iam.send(new PutUserPolicyCommand({ ...named, PolicyName: "p", PolicyDocument }));
    await put(policyText());
    await expect(put(longPolicy(2048))).rejects.toMatchObject({
      message: "Maximum policy size of 2048 bytes exceeded for user deployer-7f3c",
    });
    expect((await iam.send(new ListUserPoliciesCommand(named))).PolicyNames).toEqual(["p"]);
    const { UserName, PolicyDocument = "" } = await iam.send(
      new GetUserPolicyCommand({ ...named, PolicyName: "p" }),
    );
    expect([UserName, decodeURIComponent(PolicyDocument)]).toEqual([named.UserName, policyText()]);
  });
});

describe("access keys", () => {
  test("are told once with their secret and then without", async ({ clients: { iam } }) => {
    await create(iam);
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand(named));
    expect(AccessKey).toMatchObject({ ...named, Status: "Active", CreateDate: expect.any(Date) });
    expect(AccessKey?.AccessKeyId).toMatch(/^AKIA[A-Z2-7]{16}$/);
    expect(AccessKey?.SecretAccessKey).toMatch(/^[A-Za-z0-9+/]{40}$/);
    const { SecretAccessKey: _secret, ...told } = AccessKey ?? {};
    expect((await iam.send(new ListAccessKeysCommand(named))).AccessKeyMetadata).toEqual([told]);
  });

  test("leave no secret in the journal", async ({ clients: { iam }, simulator }) => {
    await create(iam);
    const { secretAccessKey } = await createKey(iam);
    expect(JSON.stringify(simulator.journal())).not.toContain(secretAccessKey);
  });

  test("are two at most", async ({ clients: { iam } }) => {
    await create(iam);
    await createKey(iam);
    await createKey(iam);
    await expect(createKey(iam)).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Cannot exceed quota for AccessKeysPerUser: 2",
      $metadata: { httpStatusCode: 409 },
    });
  });

  test("act as their user, and the last use is told", async ({ clients: { iam }, connect }) => {
    await create(iam);
    const credentials = await createKey(iam);
    const lastUse = () => iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: credentials.accessKeyId }));
    expect(await lastUse()).toMatchObject({
      UserName: "deployer-7f3c",
      AccessKeyLastUsed: { ServiceName: "N/A", Region: "N/A" },
    });
    const { sts } = connect({ credentials, region: "eu-central-1" });
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: "111122223333",
      Arn: "arn:aws:iam::111122223333:user/deployer-7f3c",
      UserId: expect.stringMatching(/^AIDA/),
    });
    expect((await lastUse()).AccessKeyLastUsed).toEqual({
      ServiceName: "sts",
      Region: "eu-central-1",
      LastUsedDate: expect.any(Date),
    });
  });

  for (const [what, end] of [
    [
      "an inactive",
      (iam: IAMClient, AccessKeyId: string) =>
        iam.send(new UpdateAccessKeyCommand({ ...named, AccessKeyId, Status: "Inactive" })),
    ],
    [
      "a deleted",
      (iam: IAMClient, AccessKeyId: string) =>
        iam.send(new DeleteAccessKeyCommand({ ...named, AccessKeyId })),
    ],
  ] as const) {
    test(`${what} key is invalid, in each service's own words`, async ({ clients: { iam }, connect }) => {
      await create(iam);
      const credentials = await createKey(iam);
      await end(iam, credentials.accessKeyId);
      const { sts, iam: ownIam, bedrock } = connect({ credentials });
      const message = "The security token included in the request is invalid.";
      const refusal = { name: "InvalidClientTokenId", message, $metadata: { httpStatusCode: 403 } };
      await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject(refusal);
      await expect(ownIam.send(new ListUsersCommand({}))).rejects.toMatchObject(refusal);
      await expect(bedrock.send(new ListInferenceProfilesCommand({}))).rejects.toMatchObject({
        name: "UnrecognizedClientException",
        message,
      });
    });
  }

  test("that were inactive work again when activated", async ({ clients: { iam }, connect }) => {
    await create(iam);
    const credentials = await createKey(iam);
    for (const Status of ["Inactive", "Active"] as const)
      await iam.send(new UpdateAccessKeyCommand({ ...named, AccessKeyId: credentials.accessKeyId, Status }));
    const { sts } = connect({ credentials });
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe("111122223333");
  });

  test("cannot be made to expire", async ({ clients: { iam } }) => {
    await create(iam);
    const { accessKeyId: AccessKeyId } = await createKey(iam);
    await expect(
      iam.send(new UpdateAccessKeyCommand({ ...named, AccessKeyId, Status: "Expired" })),
    ).rejects.toMatchObject({ name: "ValidationError" });
  });

  test("of another user cannot be found", async ({ clients: { iam } }) => {
    await create(iam);
    const AccessKeyId = deployerKeyId;
    await expect(iam.send(new DeleteAccessKeyCommand({ ...named, AccessKeyId }))).rejects.toMatchObject({
      name: "NoSuchEntityException",
      message: `The Access Key with id ${AccessKeyId} cannot be found.`,
    });
  });

  test("of another account are nobody's business", async ({ connect }) => {
    const { iam } = connect({ credentials: { accessKeyId: "999900001111", secretAccessKey: "any" } });
    await expect(
      iam.send(new GetAccessKeyLastUsedCommand({ AccessKeyId: deployerKeyId })),
    ).rejects.toMatchObject({
      name: "AccessDenied",
      message: `User: arn:aws:iam::999900001111:root is not authorized to perform iam:GetAccessKeyLastUsed on resource: access key ${deployerKeyId}`,
      $metadata: { httpStatusCode: 403 },
    });
  });
});

test("the seed's deployer has five policies and a key of 400 days", async ({ clients: { iam } }) => {
  const deployer = { UserName: "sagemaker-deployer" };
  const { AttachedPolicies = [] } = await iam.send(new ListAttachedUserPoliciesCommand(deployer));
  expect(AttachedPolicies.map(({ PolicyArn = "" }) => PolicyArn).toSorted()).toEqual(
    deployerPolicies.toSorted(),
  );
  const { AccessKeyMetadata: [key] = [] } = await iam.send(new ListAccessKeysCommand(deployer));
  expect(Math.round((Date.now() - (key?.CreateDate?.getTime() ?? 0)) / 86_400_000)).toBe(400);
});
