import { beforeAll, expect, test } from "vitest";
import { pendingRequests } from "../requests/testing/pending-requests.ts";
import { aliveArn } from "../testing/sample-export.ts";
import { companyRegions, useWorld } from "../testing/world.ts";
import { mirrorProfiles } from "./mirror-profiles.ts";
import { renderCallAsCode } from "./render-call-as-code.ts";

const world = useWorld();

beforeAll(async () => {
  const { id } = await world.database.connection.findFirstOrThrow();
  for (const region of companyRegions)
    await mirrorProfiles(world.job("profiles.mirror"), { connectionId: id, region });
});

async function alive() {
  return world.database.profile.findFirstOrThrow({ where: { arn: aliveArn }, include: { tags: true } });
}

/** The code of a profile, as a member sees it. */
async function codeOf(id: string) {
  const linus = await world.as("linus");
  const { files, remark } = await linus.profiles.code({ id });
  return { files, remark, all: files.map(({ code }) => code).join("\n") };
}

test("every application profile of the company has its five files, with source, tags and ARN", async () => {
  const rows = await world.database.profile.findMany({
    where: { type: "APPLICATION" },
    include: { tags: true },
  });
  expect(rows.length).toBeGreaterThan(5);
  for (const { id, arn, profileId, tags } of rows) {
    const { files, all } = await codeOf(id);
    expect(files.map((file) => file.id)).toEqual([
      "terraform",
      "cdk-typescript",
      "cdk-python",
      "cloudformation",
      "aws-cli",
    ]);
    expect(files[0]?.code).toContain(`id = "${profileId}"`);
    expect(files[0]?.code).toMatch(
      /copy_from = "arn:aws:bedrock:[^"]*:(?:foundation-model|inference-profile)\//,
    );
    for (const { key } of tags) expect(all).toContain(key);
    expect(all).toContain(arn);
  }
});

test("a system-defined profile is CDK's object of it", async () => {
  const { id } = await world.database.profile.findFirstOrThrow({
    where: { type: "SYSTEM_DEFINED", routing: "us" },
  });
  const { files, all } = await codeOf(id);
  expect(files.map((file) => file.id)).toEqual(["cdk-typescript", "cdk-python"]);
  expect(all).toContain("CrossRegionInferenceProfileRegion.US");
});

test("a source that fits only by model and routing is called a guess, and none at all gives no code", async () => {
  const { id, models } = await alive();
  const [first] = Array.isArray(models) ? models : [];
  await world.database.profile.update({ where: { id }, data: { models: [first ?? {}, first ?? {}] } });
  const guessed = await codeOf(id);
  expect(guessed.files).toHaveLength(5);
  expect(guessed.remark).toMatch(/not the same Regions; check it/);
  await world.database.profile.update({ where: { id }, data: { routing: "jp" } });
  const unknown = await codeOf(id);
  expect(unknown.files).toEqual([]);
  expect(unknown.remark).toMatch(/cannot be written as code/);
  await world.database.profile.update({ where: { id }, data: { models: models ?? [], routing: "us" } });
});

test("the source of a profile that Quarry made is that of the approved call", async () => {
  const { id } = await alive();
  const [request] = await pendingRequests(world, 1);
  const copyFrom = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-approved-v1:0";
  await world.database.awsOperation.create({
    data: {
      requestId: request?.id ?? "",
      kind: "CreateInferenceProfile",
      resourceArn: aliveArn,
      input: { input: { modelSource: { copyFrom } } },
    },
  });
  expect((await codeOf(id)).all).toContain(copyFrom);
});

test("a profile that is gone is made anew, and the code says so", async () => {
  const { id } = await alive();
  await world.database.profile.update({ where: { id }, data: { goneAt: new Date() } });
  const { files, remark } = await codeOf(id);
  expect(files[0]?.code).not.toContain("import {");
  expect(remark).toMatch(/makes it anew/);
  await world.database.profile.update({ where: { id }, data: { goneAt: null } });
});

test("tags that may not be read are remarked upon", async () => {
  const { id } = await alive();
  await world.database.profile.update({ where: { id }, data: { tagsReadable: false } });
  expect((await codeOf(id)).remark).toMatch(/may not read the tags/);
  await world.database.profile.update({ where: { id }, data: { tagsReadable: true } });
});

test("a description that CloudFormation would resolve gives a reason and no code", async () => {
  const { id, description } = await alive();
  await world.database.profile.update({ where: { id }, data: { description: "{{resolve:ssm:x}}" } });
  expect(await codeOf(id)).toMatchObject({ files: [], remark: expect.stringContaining("{{resolve:…}}") });
  await world.database.profile.update({ where: { id }, data: { description } });
});

test("a planned call is written without Quarry's and AWS's own tags, a made one keeps Quarry's", () => {
  const call = {
    accountId: "111122223333",
    region: "us-west-2",
    input: {
      inferenceProfileName: "search claude",
      modelSource: { copyFrom: "arn:aws:bedrock:us-west-2::foundation-model/amazon.nova-lite-v1:0" },
      tags: [
        { key: "Team", value: "search" },
        { key: "quarry:operation", value: "1" },
        { key: "aws:cloudformation:stack-name", value: "x" },
      ],
    },
  };
  const keysIn = (arn: string | null) =>
    renderCallAsCode(call, arn).files[3]?.code.match(/(?<=Key: ").*(?=")/g);
  expect(keysIn(null)).toEqual(["Team"]);
  expect(keysIn(aliveArn)).toEqual(["Team", "quarry:operation"]);
});
