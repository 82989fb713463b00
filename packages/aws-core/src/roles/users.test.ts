import { inspect } from "node:util";
import { CreateAccessKeyCommand, GetUserCommand } from "@aws-sdk/client-iam";
import { expect, test } from "vitest";
import { ownAccount, simulateAws } from "../clients/testing/simulate-aws.ts";
import { serveAnswers } from "../clients/testing/serve-answers.ts";
import { attachManaged } from "./attach-managed.ts";
import { createAccessKey } from "./create-access-key.ts";
import { createUserOnce } from "./create-user-once.ts";
import { deleteUserWhole } from "./delete-user-whole.ts";
import { deployerUserPermissions } from "./deployer-user.ts";
import { attachedArns, inlineNames } from "./identity.ts";
import { listAccessKeys } from "./list-access-keys.ts";
import { putInlinePolicy } from "./put-inline-policy.ts";
import { revokeAccessKey } from "./revoke-access-key.ts";
import { rotateAccessKey } from "./rotate-access-key.ts";
import { secretOf } from "./secret.ts";
import { deployer } from "./testing/sample-inputs.ts";

const aws = simulateAws();
const userName = "quarry-deployer-op-1";
const newUser = {
  name: userName,
  path: "/quarry/",
  tags: [{ key: "Team", value: "search" }],
  operationId: "op-1",
};
const identity = { kind: "user", name: userName } as const;
const arn = `arn:aws:iam::${ownAccount}:user/quarry/${userName}`;

async function holderWithUser() {
  const holder = aws.clients();
  await createUserOnce(holder, newUser);
  return holder;
}

const beforeRevoking = () => Promise.reject(new Error("overtaken"));

const keyIds = async (holder: Awaited<ReturnType<typeof holderWithUser>>) =>
  (await listAccessKeys(holder, userName)).map(({ keyId }) => keyId);

test("a user is made once for an operation, and never taken from another", async () => {
  const holder = aws.clients();
  expect(await createUserOnce(holder, newUser)).toEqual({ outcome: "created", arn });
  expect(await createUserOnce(holder, newUser)).toEqual({ outcome: "adopted", arn });
  expect(await createUserOnce(holder, { ...newUser, operationId: "op-2" })).toMatchObject({
    outcome: "foreign",
    owner: "op-1",
    sentence: expect.stringContaining(`a user ${userName} of another owner`),
  });
});

test("the policy of a deployer's user fits into a user", async () => {
  const holder = await holderWithUser();
  await putInlinePolicy(holder, identity, {
    policyName: "quarry",
    document: deployerUserPermissions(deployer),
  });
  expect(await inlineNames(holder, identity)).toEqual(["quarry"]);
});

test("a new key works once its secret is asked for, and is one of one", async () => {
  const holder = await holderWithUser();
  const { keyId, secret } = await createAccessKey(holder, { userName, recordedKeyIds: [] });
  expect(secret.reveal()).toMatch(/^\S{40}$/);
  expect(await keyIds(holder)).toEqual([keyId]);
});

test("a key that nobody recorded is deleted before another is made", async () => {
  const holder = await holderWithUser();
  const lost = await holder.iam.send(new CreateAccessKeyCommand({ UserName: userName }));
  await holder.iam.send(new CreateAccessKeyCommand({ UserName: userName }));
  const { keyId } = await createAccessKey(holder, { userName, recordedKeyIds: [] });
  expect(await keyIds(holder)).toEqual([keyId]);
  expect(keyId).not.toBe(lost.AccessKey?.AccessKeyId);
});

test("a recorded key stays while another is made", async () => {
  const holder = await holderWithUser();
  const first = await createAccessKey(holder, { userName, recordedKeyIds: [] });
  const second = await createAccessKey(holder, { userName, recordedKeyIds: [first.keyId] });
  expect((await keyIds(holder)).toSorted()).toEqual([first.keyId, second.keyId].toSorted());
  await expect(
    createAccessKey(holder, { userName, recordedKeyIds: [first.keyId, second.keyId] }),
  ).rejects.toMatchObject({ awsCode: expect.stringMatching(/^LimitExceeded/) });
});

test("who finds another at work after listing the keys deletes and makes none", async () => {
  const holder = await holderWithUser();
  const { keyId } = await createAccessKey(holder, { userName, recordedKeyIds: [] });
  const late = createAccessKey(holder, { userName, recordedKeyIds: [], beforeRevoking });
  await expect(late).rejects.toThrow("overtaken");
  expect(await keyIds(holder)).toEqual([keyId]);
});

test("rotation leaves one key, which is new", async () => {
  const holder = await holderWithUser();
  const first = await createAccessKey(holder, { userName, recordedKeyIds: [] });
  const second = await rotateAccessKey(holder, userName);
  expect(second.keyId).not.toBe(first.keyId);
  expect(await keyIds(holder)).toEqual([second.keyId]);
});

test("a revoked key is gone, and revoking it again is done already", async () => {
  const holder = await holderWithUser();
  const { keyId } = await createAccessKey(holder, { userName, recordedKeyIds: [] });
  await revokeAccessKey(holder, { userName, keyId });
  await revokeAccessKey(holder, { userName, keyId });
  await revokeAccessKey(holder, { userName: "nobody", keyId });
  expect(await keyIds(holder)).toEqual([]);
});

test("a user is deleted with keys and policies, and twice is as good as once", async () => {
  const holder = await holderWithUser();
  await createAccessKey(holder, { userName, recordedKeyIds: [] });
  await putInlinePolicy(holder, identity, {
    policyName: "quarry",
    document: deployerUserPermissions(deployer),
  });
  await attachManaged(holder, identity, "arn:aws:iam::aws:policy/AmazonSageMakerFullAccess");
  const own = { name: userName, operationId: "op-1" };
  expect(await deleteUserWhole(holder, { ...own, operationId: "op-2" })).toMatchObject({
    outcome: "foreign",
  });
  expect(await keyIds(holder)).toHaveLength(1);
  expect(await deleteUserWhole(holder, own)).toEqual({ outcome: "deleted" });
  await expect(holder.iam.send(new GetUserCommand({ UserName: userName }))).rejects.toMatchObject({
    name: expect.stringMatching(/^NoSuchEntity/),
  });
  expect(await deleteUserWhole(holder, own)).toEqual({ outcome: "deleted" });
  expect(await attachedArns(holder, identity)).toEqual([]);
});

test("a policy that does not exist cannot be attached", async () => {
  const holder = await holderWithUser();
  const PolicyArn = "arn:aws:iam::aws:policy/NoSuchPolicy";
  await expect(attachManaged(holder, identity, PolicyArn)).rejects.toMatchObject({ code: "not-found" });
});

test("a secret shows itself in no text, log, JSON or copy", () => {
  const secret = secretOf("CANARY");
  const error = new Error(`failed with ${String(secret)}`, { cause: secret });
  const shown = [
    secret.toString(),
    JSON.stringify({ secret }),
    inspect({ secret }, { depth: null, showHidden: true }),
    inspect(error, { showHidden: true }),
    Object.values(secret).map(String).join(),
  ].join();
  expect(shown).toContain("[secret]");
  expect(shown).not.toContain("CANARY");
  expect(() => structuredClone(secret)).toThrow("could not be cloned");
  expect(secret.reveal()).toBe("CANARY");
});

const noKeys =
  '<ListAccessKeysResponse xmlns="https://iam.amazonaws.com/doc/2010-05-08/"><ListAccessKeysResult><IsTruncated>false</IsTruncated><AccessKeyMetadata/></ListAccessKeysResult></ListAccessKeysResponse>';

test("an answer with a key that cannot be read leaves nothing of it in the error", async () => {
  await serveAnswers((request, response) => {
    let body = "";
    request.on("data", (chunk: Buffer) => (body += chunk.toString()));
    request.on("end", () => {
      response.setHeader("content-type", "text/xml");
      const cut = "<CreateAccessKeyResponse><SecretAccessKey>CANARY</SecretAccessKey><AccessKey CANARY";
      response.end(body.includes("Action=ListAccessKeys") ? noKeys : cut);
    });
  });
  const { iam } = aws.clients();
  const ending = await createAccessKey({ iam }, { userName, recordedKeyIds: [] }).catch(
    (error: unknown) => error,
  );
  expect(ending).toMatchObject({ name: "AwsError", operation: "CreateAccessKey", code: "unavailable" });
  expect(inspect(ending, { depth: null, showHidden: true })).not.toContain("CANARY");
});
