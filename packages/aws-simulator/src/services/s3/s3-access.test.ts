import { CreateAccessKeyCommand, CreateUserCommand, PutUserPolicyCommand } from "@aws-sdk/client-iam";
import { DeleteObjectsCommand, ListBucketsCommand } from "@aws-sdk/client-s3";
import { describe, expect } from "vitest";
import { policyText } from "../iam/testing/policy-texts.ts";
import { Bucket, objectsWith, test as base } from "./testing/s3-test.ts";
import type { Objects } from "./testing/s3-test.ts";
import type { Clients } from "../../testing/simulator-test.ts";

const bucketArn = `arn:aws:s3:::${Bucket}`;
const named = { UserName: "ada" };
const allow = (Action: string | string[], Resource: string | string[], Condition?: object) => ({
  Effect: "Allow",
  Action,
  Resource,
  ...(Condition && { Condition }),
});

/** A user who may only what these statements let her. */
type AsUser = (...statements: object[]) => Promise<{ clients: Clients; objects: Objects }>;

const test = base.extend<{ ada: AsUser }>({
  ada: async ({ clients: { iam }, connect }, use) => {
    await use(async (...statements) => {
      await iam.send(new CreateUserCommand(named));
      for (const [index, statement] of statements.entries()) {
        const PolicyDocument = policyText(statement);
        await iam.send(new PutUserPolicyCommand({ ...named, PolicyName: `p${index}`, PolicyDocument }));
      }
      const { AccessKey } = await iam.send(new CreateAccessKeyCommand(named));
      const credentials = { accessKeyId: AccessKey?.AccessKeyId ?? "", secretAccessKey: "any" };
      const clients = connect({ credentials });
      return { clients, objects: objectsWith(clients.s3) };
    });
  },
});

describe("a user", () => {
  test("may read what a policy names, and is told what else it would take", async ({ objects, ada }) => {
    await objects.put("in/a", "a");
    const user = await ada(allow("s3:GetObject", `${bucketArn}/in/*`));
    expect(await user.objects.text("in/a")).toBe("a");
    await expect(user.objects.put("in/a", "b")).rejects.toMatchObject({
      name: "AccessDenied",
      message: `User: arn:aws:iam::111122223333:user/ada is not authorized to perform: s3:PutObject on resource: "${bucketArn}/in/a" because no identity-based policy allows the s3:PutObject action`,
      $metadata: { httpStatusCode: 403 },
    });
    await expect(user.clients.s3.send(new ListBucketsCommand({}))).rejects.toMatchObject({
      name: "AccessDenied",
    });
  });

  test("learns that a key is absent only with leave to list", async ({ objects: _bucket, ada }) => {
    const user = await ada(allow("s3:GetObject", `${bucketArn}/*`));
    await expect(user.objects.text("none")).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("learns it with that leave", async ({ objects: _bucket, ada }) => {
    const user = await ada(allow(["s3:GetObject", "s3:ListBucket"], [bucketArn, `${bucketArn}/*`]));
    await expect(user.objects.text("none")).rejects.toMatchObject({ name: "NoSuchKey" });
  });

  test("lists below the prefix that a condition names", async ({ objects, ada }) => {
    await objects.put("in/a", "a");
    const user = await ada(allow("s3:ListBucket", bucketArn, { StringLike: { "s3:prefix": "in/*" } }));
    expect((await user.objects.list({ Prefix: "in/" })).KeyCount).toBe(1);
    await expect(user.objects.list()).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("is bound to buckets of an account by a condition", async ({ objects: _bucket, ada }) => {
    const ofOther = { StringEquals: { "aws:ResourceAccount": "444455556666" } };
    const ofOwn = { StringEquals: { "aws:ResourceAccount": "111122223333" } };
    const user = await ada(
      allow("s3:PutObject", `${bucketArn}/other`, ofOther),
      allow("s3:PutObject", `${bucketArn}/own`, ofOwn),
    );
    await user.objects.put("own", "a");
    await expect(user.objects.put("other", "a")).rejects.toMatchObject({ name: "AccessDenied" });
  });

  test("deletes of many keys those it may", async ({ objects, ada }) => {
    await objects.put("in/a", "a");
    await objects.put("out/b", "b");
    const user = await ada(allow("s3:DeleteObject", `${bucketArn}/in/*`));
    const Delete = { Objects: [{ Key: "in/a" }, { Key: "out/b" }] };
    const answer = await user.clients.s3.send(new DeleteObjectsCommand({ Bucket, Delete }));
    expect(answer).toMatchObject({
      Deleted: [{ Key: "in/a" }],
      Errors: [{ Key: "out/b", Code: "AccessDenied" }],
    });
    expect((await objects.list()).KeyCount).toBe(1);
  });
});

test("credentials that nobody issued, or that are over, have S3's own codes", async ({
  connect,
  simulator,
}) => {
  const issued = (accessKeyId: string) =>
    connect({ credentials: { accessKeyId, secretAccessKey: "any", sessionToken: "t" } }).s3;
  await expect(issued("ASIAQUARRY0000000000").send(new ListBucketsCommand({}))).rejects.toMatchObject({
    name: "InvalidAccessKeyId",
  });
  simulator.loadScenario("read-only");
  const { s3 } = connect({});
  await s3.send(new ListBucketsCommand({}));
  await expect(
    s3.send(
      new DeleteObjectsCommand({
        Bucket: "quarry-answers-111122223333",
        Delete: { Objects: [{ Key: "a" }] },
      }),
    ),
  ).resolves.toMatchObject({ Errors: [{ Code: "AccessDenied" }] });
});
