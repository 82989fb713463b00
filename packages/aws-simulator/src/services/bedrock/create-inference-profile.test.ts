import {
  CreateInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
} from "@aws-sdk/client-bedrock";
import type { BedrockClient, CreateInferenceProfileCommandInput } from "@aws-sdk/client-bedrock";
import { describe, expect } from "vitest";
import { test } from "../../testing/simulator-test.ts";

const haiku =
  "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0";

const create = (bedrock: BedrockClient, input: Partial<CreateInferenceProfileCommandInput> = {}) =>
  bedrock.send(
    new CreateInferenceProfileCommand({
      inferenceProfileName: "search haiku",
      modelSource: { copyFrom: haiku },
      ...input,
    }),
  );

describe("what comes of it", () => {
  test("a profile made from a system-defined one takes over its Regions", async ({
    clients: { bedrock },
  }) => {
    const created = await create(bedrock, { description: "Search team: haiku" });
    const found = await bedrock.send(
      new GetInferenceProfileCommand({ inferenceProfileIdentifier: created.inferenceProfileArn }),
    );
    expect(created.$metadata.httpStatusCode).toBe(201);
    expect(created.inferenceProfileArn).toMatch(
      /^arn:aws:bedrock:us-west-2:111122223333:application-inference-profile\/[a-z0-9]{12}$/,
    );
    expect(found).toMatchObject({
      inferenceProfileName: "search haiku",
      description: "Search team: haiku",
      status: "ACTIVE",
      type: "APPLICATION",
    });
    expect(found.models?.map(({ modelArn }) => modelArn?.split(":")[3])).toEqual([
      "us-east-1",
      "us-east-2",
      "us-west-2",
    ]);
    expect(found.createdAt).toBeInstanceOf(Date);
  });

  test("a profile made from a foundation model has that one Region", async ({ clients: { bedrock } }) => {
    const copyFrom = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-3-haiku-20240307-v1:0";
    const { inferenceProfileArn } = await create(bedrock, { modelSource: { copyFrom } });
    const found = await bedrock.send(
      new GetInferenceProfileCommand({ inferenceProfileIdentifier: inferenceProfileArn }),
    );
    expect(found.models).toEqual([{ modelArn: copyFrom }]);
  });

  test("a profile is found by its bare id as well as by its ARN", async ({ clients: { bedrock } }) => {
    const { inferenceProfileArn = "" } = await create(bedrock);
    const id = inferenceProfileArn.split("/")[1];
    const found = await bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: id }));
    expect(found.inferenceProfileArn).toBe(inferenceProfileArn);
  });

  test("tags given at creation are there at once", async ({ clients: { bedrock } }) => {
    const tags = [
      { key: "Team", value: "search" },
      { key: "Note", value: "" },
    ];
    const { inferenceProfileArn } = await create(bedrock, { tags });
    const listed = await bedrock.send(new ListTagsForResourceCommand({ resourceARN: inferenceProfileArn }));
    expect(listed.tags).toEqual(tags);
  });
});

describe("client tokens", () => {
  test("the same token with the same parameters makes one profile", async ({ clients: { bedrock } }) => {
    const first = await create(bedrock, { clientRequestToken: "request-1" });
    const second = await create(bedrock, { clientRequestToken: "request-1" });
    const all = await bedrock.send(new ListInferenceProfilesCommand({ typeEquals: "APPLICATION" }));
    expect(second.inferenceProfileArn).toBe(first.inferenceProfileArn);
    expect(
      all.inferenceProfileSummaries?.filter((profile) => profile.inferenceProfileName === "search haiku"),
    ).toHaveLength(1);
  });

  test("the same token with other parameters is a conflict, answered with 400", async ({
    clients: { bedrock },
  }) => {
    await create(bedrock, { clientRequestToken: "request-1" });
    await expect(
      create(bedrock, { clientRequestToken: "request-1", inferenceProfileName: "other" }),
    ).rejects.toMatchObject({
      name: "ConflictException",
      $metadata: { httpStatusCode: 400 },
    });
  });

  test("without a token of one's own each call makes a profile", async ({ clients: { bedrock } }) => {
    const [first, second] = [await create(bedrock), await create(bedrock)];
    expect(second.inferenceProfileArn).not.toBe(first.inferenceProfileArn);
  });
});

describe("validation", () => {
  const bad: [string, Partial<CreateInferenceProfileCommandInput>, string][] = [
    [
      "a dot in the name",
      { inferenceProfileName: "claude 3.5" },
      "1 validation error detected: Value 'claude 3.5' at 'inferenceProfileName' failed to satisfy constraint: Member must satisfy regular expression pattern: ([0-9a-zA-Z][ _-]?)+",
    ],
    [
      "two separators in a row",
      { inferenceProfileName: "a--b" },
      "at 'inferenceProfileName' failed to satisfy constraint: Member must satisfy regular expression",
    ],
    [
      "a name of 65",
      { inferenceProfileName: "a".repeat(65) },
      "Member must have length less than or equal to 64",
    ],
    [
      "a spaced hyphen in the description, whose text is not told",
      { description: "Project - Claude" },
      "1 validation error detected: Value at 'description' failed to satisfy constraint",
    ],
    [
      "two faults at once",
      { inferenceProfileName: "a.b", clientRequestToken: "-" },
      "2 validation errors detected: Value 'a.b' at 'inferenceProfileName'",
    ],
    [
      "a letter outside the tag alphabet",
      {
        tags: [
          { key: "Team", value: "ok" },
          { key: "Größe", value: "x" },
        ],
      },
      "Value 'Größe' at 'tags.2.member.key' failed to satisfy constraint: Member must satisfy regular expression pattern: [a-zA-Z0-9\\s._:/=+@-]*",
    ],
    [
      "an application profile as source",
      {
        modelSource: {
          copyFrom: "arn:aws:bedrock:us-west-2:111122223333:application-inference-profile/dsh66sruwg0s",
        },
      },
      "at 'modelSource.copyFrom' failed to satisfy constraint",
    ],
    ["a reserved tag key", { tags: [{ key: "aws:team", value: "x" }] }, "reserved for AWS use"],
    [
      "a tag key twice",
      {
        tags: [
          { key: "a", value: "1" },
          { key: "a", value: "2" },
        ],
      },
      "Duplicate tag keys found",
    ],
    [
      "201 tags",
      { tags: Array.from({ length: 201 }, (_, index) => ({ key: `k${index}`, value: "v" })) },
      "at 'tags' failed to satisfy constraint: Member must have length less than or equal to 200",
    ],
  ];

  for (const [what, input, message] of bad) {
    test(`${what} is refused in AWS's words`, async ({ clients: { bedrock } }) => {
      await expect(create(bedrock, input)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
        $metadata: { httpStatusCode: 400 },
      });
    });
  }

  test("a missing member that the schema requires is told as null", async ({ simulator }) => {
    const response = await fetch(`${simulator.url}/inference-profiles`, {
      method: "POST",
      headers: { authorization: "AWS4-HMAC-SHA256 Credential=AKID/20261120/us-west-2/bedrock/aws4_request" },
      body: JSON.stringify({ modelSource: { copyFrom: haiku } }),
    });
    expect(await response.json()).toEqual({
      message:
        "1 validation error detected: Value null at 'inferenceProfileName' failed to satisfy constraint: Member must not be null",
    });
  });

  test("51 tags are too many, though the list may hold 200", async ({ clients: { bedrock } }) => {
    const tags = Array.from({ length: 51 }, (_, index) => ({ key: `k${index}`, value: "v" }));
    await expect(create(bedrock, { tags })).rejects.toMatchObject({
      name: "TooManyTagsException",
      resourceName: "search haiku",
      $metadata: { httpStatusCode: 400 },
    });
  });
});

describe("sources", () => {
  const sources: [string, string, string][] = [
    [
      "a model of another Region",
      "arn:aws:bedrock:eu-central-1::foundation-model/anthropic.claude-3-haiku-20240307-v1:0",
      "Model not found",
    ],
    [
      "a profile of another geography",
      "arn:aws:bedrock:us-west-2:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-6",
      "Inference profile not found",
    ],
    [
      "a profile in another Region's ARN",
      "arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-4-6",
      "Inference profile not found",
    ],
    [
      "another account's profile",
      "arn:aws:bedrock:us-west-2:999900001111:inference-profile/us.anthropic.claude-sonnet-4-6",
      "Inference profile not found",
    ],
  ];
  for (const [what, copyFrom, message] of sources) {
    test(`${what} is not found`, async ({ clients: { bedrock } }) => {
      await expect(create(bedrock, { modelSource: { copyFrom } })).rejects.toMatchObject({
        name: "ResourceNotFoundException",
        message,
      });
    });
  }

  test("a model that is only reached through profiles cannot be copied itself", async ({
    clients: { bedrock },
  }) => {
    const copyFrom = "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-4-6";
    await expect(create(bedrock, { modelSource: { copyFrom } })).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

test("the thousand-and-first profile of a Region exceeds the quota, answered with 400", async ({
  clients,
  control,
  connect,
}) => {
  await control("/scenario", { name: "empty" });
  for (let begin = 0; begin < 1000; begin += 50) {
    await Promise.all(Array.from({ length: 50 }, () => create(clients.bedrock)));
  }
  await expect(create(clients.bedrock)).rejects.toMatchObject({
    name: "ServiceQuotaExceededException",
    $metadata: { httpStatusCode: 400 },
  });
  const elsewhere = await create(connect({ region: "us-east-1" }).bedrock, {
    modelSource: { copyFrom: haiku.replace("us-west-2", "us-east-1") },
  });
  expect(elsewhere.inferenceProfileArn).toContain(":us-east-1:");
});

test("names may repeat unless the setting says otherwise", async ({ clients: { bedrock }, control }) => {
  await create(bedrock);
  await create(bedrock);
  await control("/settings", { uniqueProfileNames: true });
  await expect(create(bedrock)).rejects.toMatchObject({ name: "ConflictException" });
});

test("a new profile stays invisible for the consistency delay", async ({ clients: { bedrock }, control }) => {
  await control("/settings", { consistencyDelayMs: 60_000 });
  const { inferenceProfileArn } = await create(bedrock);
  const get = new GetInferenceProfileCommand({ inferenceProfileIdentifier: inferenceProfileArn });
  await expect(bedrock.send(get)).rejects.toMatchObject({
    name: "ResourceNotFoundException",
    $metadata: { httpStatusCode: 404 },
  });
  await control("/clock/advance", { seconds: 61 });
  expect((await bedrock.send(get)).inferenceProfileArn).toBe(inferenceProfileArn);
});
