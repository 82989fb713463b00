import { ListInferenceProfilesCommand } from "@aws-sdk/client-bedrock";
import { AssumeRoleCommand, GetCallerIdentityCommand } from "@aws-sdk/client-sts";
import type { AssumeRoleCommandInput, STSClient } from "@aws-sdk/client-sts";
import { describe, expect } from "vitest";
import { partnerExternalId } from "../../seed/scenarios.ts";
import { test } from "../../testing/simulator-test.ts";

const partnerRole = "arn:aws:iam::444455556666:role/QuarryConnection";
const openRole = "arn:aws:iam::444455556666:role/OpenConnection";

const assume = (sts: STSClient, input: Partial<AssumeRoleCommandInput> = {}) =>
  sts.send(
    new AssumeRoleCommand({
      RoleArn: partnerRole,
      RoleSessionName: "quarry",
      ExternalId: partnerExternalId,
      ...input,
    }),
  );

async function credentialsOf(answer: ReturnType<typeof assume>) {
  const { AccessKeyId = "", SecretAccessKey = "", SessionToken = "" } = (await answer).Credentials ?? {};
  return { accessKeyId: AccessKeyId, secretAccessKey: SecretAccessKey, sessionToken: SessionToken };
}

describe("identity", () => {
  test("any credentials are the company's user", async ({ clients: { sts } }) => {
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({
      Account: "111122223333",
      Arn: "arn:aws:iam::111122223333:user/quarry",
    });
  });

  test("an access key of twelve digits is that account", async ({ connect }) => {
    const { sts } = connect({ credentials: { accessKeyId: "999900001111", secretAccessKey: "any" } });
    expect(await sts.send(new GetCallerIdentityCommand({}))).toMatchObject({ Account: "999900001111" });
  });

  test("a session is the role and its name in the role's account", async ({ clients, connect }) => {
    const { sts } = connect({ credentials: await credentialsOf(assume(clients.sts)) });
    const identity = await sts.send(new GetCallerIdentityCommand({}));
    expect(identity).toMatchObject({
      Account: "444455556666",
      Arn: "arn:aws:sts::444455556666:assumed-role/QuarryConnection/quarry",
    });
    expect(identity.UserId).toMatch(/^AROA[A-Z0-9]{17}:quarry$/);
  });
});

describe("assuming a role", () => {
  test("a session sees its own account's profiles and nobody else's", async ({ clients, connect }) => {
    const { bedrock } = connect({
      region: "us-east-1",
      credentials: await credentialsOf(assume(clients.sts)),
    });
    const { inferenceProfileSummaries = [] } = await bedrock.send(
      new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }),
    );
    expect(inferenceProfileSummaries.map(({ inferenceProfileName }) => inferenceProfileName)).toEqual([
      "partner-claims-nova",
      "partner-claims-sonnet",
    ]);
  });

  for (const [what, input] of [
    ["without an external id", { ExternalId: undefined }],
    ["with a wrong external id", { ExternalId: "quarry-guess" }],
    ["that does not trust the caller", { RoleArn: "arn:aws:iam::444455556666:role/SomebodyElses" }],
    ["that does not exist", { RoleArn: "arn:aws:iam::444455556666:role/Nope" }],
  ] as const) {
    test(`a role ${what} is denied in the same words`, async ({ clients: { sts } }) => {
      await expect(assume(sts, input)).rejects.toMatchObject({
        name: "AccessDenied",
        message: `User: arn:aws:iam::111122223333:user/quarry is not authorized to perform: sts:AssumeRole on resource: ${"RoleArn" in input ? input.RoleArn : partnerRole}`,
        $metadata: { httpStatusCode: 403 },
      });
    });
  }

  test("a role without that condition can be assumed with any external id or none", async ({
    clients: { sts },
  }) => {
    const bare = await assume(sts, { RoleArn: openRole, ExternalId: undefined });
    const guessed = await assume(sts, { RoleArn: openRole, ExternalId: "guess" });
    expect([bare.AssumedRoleUser?.Arn, guessed.AssumedRoleUser?.Arn]).toEqual(
      Array(2).fill("arn:aws:sts::444455556666:assumed-role/OpenConnection/quarry"),
    );
  });

  test("session tags and source identity come in the Query form and are kept", async ({
    clients: { sts },
  }) => {
    const answer = await assume(sts, {
      SourceIdentity: "linus",
      Tags: [
        { Key: "team", Value: "search" },
        { Key: "user", Value: "linus" },
      ],
    });
    expect(answer.SourceIdentity).toBe("linus");
  });

  test("credentials end after the time asked for", async ({ clients, connect, control }) => {
    const began = Date.now();
    const answer = assume(clients.sts, { DurationSeconds: 900 });
    const issued = ((await answer).Credentials?.Expiration?.getTime() ?? 0) - 900_000;
    // AWS tells whole seconds.
    expect(issued).toBeGreaterThan(began - 1000);
    expect(issued).toBeLessThan(Date.now() + 1000);
    const { sts, bedrock } = connect({ credentials: await credentialsOf(answer) });
    await control("/clock/advance", { seconds: 901 });
    await expect(sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "ExpiredToken",
    });
    await expect(bedrock.send(new ListInferenceProfilesCommand({}))).rejects.toMatchObject({
      name: "ExpiredTokenException",
      $metadata: { httpStatusCode: 403 },
    });
  });

  test("credentials outlive a reset of the scenario", async ({ clients, connect, control }) => {
    const { sts } = connect({ credentials: await credentialsOf(assume(clients.sts)) });
    await control("/reset");
    expect((await sts.send(new GetCallerIdentityCommand({}))).Account).toBe("444455556666");
  });

  test("an issued key with another session token is invalid", async ({ clients, connect }) => {
    const credentials = { ...(await credentialsOf(assume(clients.sts))), sessionToken: "forged" };
    await expect(
      connect({ credentials }).bedrock.send(new ListInferenceProfilesCommand({})),
    ).rejects.toMatchObject({
      name: "UnrecognizedClientException",
      message: "The security token included in the request is invalid.",
    });
    await expect(connect({ credentials }).sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "InvalidClientTokenId",
    });
  });

  test("a key that looks issued but is unknown is invalid", async ({ connect }) => {
    const credentials = { accessKeyId: "ASIAQUARRY0000000000", secretAccessKey: "any", sessionToken: "any" };
    await expect(connect({ credentials }).sts.send(new GetCallerIdentityCommand({}))).rejects.toMatchObject({
      name: "InvalidClientTokenId",
    });
  });

  for (const [what, input, message] of [
    ["899 seconds", { DurationSeconds: 899 }, "Value '899' at 'durationSeconds'"],
    [
      "a session name with a space",
      { RoleSessionName: "a b" },
      "Member must satisfy regular expression pattern: [\\w+=,.@-]*",
    ],
  ] as const) {
    test(`${what} is refused`, async ({ clients: { sts } }) => {
      await expect(assume(sts, input)).rejects.toMatchObject({
        name: "ValidationError",
        message: expect.stringContaining(message),
      });
    });
  }
});
