import {
  DeleteInferenceProfileCommand,
  GetInferenceProfileCommand,
  ListInferenceProfilesCommand,
  ListTagsForResourceCommand,
  TagResourceCommand,
  UntagResourceCommand,
  paginateListInferenceProfiles,
} from "@aws-sdk/client-bedrock";
import type { BedrockClient, InferenceProfileSummary } from "@aws-sdk/client-bedrock";
import { describe, expect } from "vitest";
import { studioMadeArn, test } from "../../testing/simulator-test.ts";

const systemArn = "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.anthropic.claude-sonnet-5";

async function listAll(client: BedrockClient, pageSize?: number): Promise<InferenceProfileSummary[]> {
  const all: InferenceProfileSummary[] = [];
  const settings = { client, ...(pageSize !== undefined && { pageSize }) };
  for await (const page of paginateListInferenceProfiles(settings, { typeEquals: "APPLICATION" })) {
    all.push(...(page.inferenceProfileSummaries ?? []));
  }
  return all;
}

describe("listing", () => {
  test("without a type only system-defined profiles are listed", async ({ clients: { bedrock } }) => {
    const { inferenceProfileSummaries = [] } = await bedrock.send(new ListInferenceProfilesCommand({}));
    expect(inferenceProfileSummaries.length).toBeGreaterThan(20);
    expect(new Set(inferenceProfileSummaries.map(({ type }) => type))).toEqual(new Set(["SYSTEM_DEFINED"]));
  });

  test("pages of three hold every application profile once", async ({ clients: { bedrock } }) => {
    const [whole, paged] = [await listAll(bedrock), await listAll(bedrock, 3)];
    expect(whole.length).toBeGreaterThan(15);
    expect(paged).toEqual(whole);
  });

  test("a profile deleted between pages neither repeats nor hides another", async ({
    clients: { bedrock },
  }) => {
    const whole = await listAll(bedrock);
    const input = { typeEquals: "APPLICATION", maxResults: 5 } as const;
    const first = await bedrock.send(new ListInferenceProfilesCommand(input));
    await bedrock.send(
      new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: whole[4]?.inferenceProfileArn }),
    );
    const second = await bedrock.send(
      new ListInferenceProfilesCommand({ ...input, nextToken: first.nextToken }),
    );
    expect(second.inferenceProfileSummaries).toEqual(whole.slice(5, 10));
  });

  for (const [what, input, message] of [
    [
      "1001 results",
      { maxResults: 1001 },
      "Value '1001' at 'maxResults' failed to satisfy constraint: Member must have value less than or equal to 1000",
    ],
    ["no results", { maxResults: 0 }, "Member must have value greater than or equal to 1"],
    ["a token of somebody else's", { nextToken: "abc" }, "nextToken is invalid"],
    [
      "an unknown type",
      JSON.parse('{"typeEquals":"CUSTOM"}'),
      "Member must satisfy enum value set: [SYSTEM_DEFINED, APPLICATION]",
    ],
  ] as const) {
    test(`asking for ${what} is refused`, async ({ clients: { bedrock } }) => {
      await expect(bedrock.send(new ListInferenceProfilesCommand(input))).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("each Region has its own profiles", async ({ connect }) => {
    const names = async (region: string) =>
      (await listAll(connect({ region }).bedrock)).map((profile) => profile.inferenceProfileName);
    expect(await names("ap-northeast-1")).toContain("tokyo-trial");
    expect(await names("us-east-1")).not.toContain("tokyo-trial");
  });

  test("scenario large answers its 20,000 profiles page by page", async ({ control, connect }) => {
    await control("/scenario", { name: "large" });
    const regions = ["us-east-1", "us-west-2", "eu-central-1", "ap-northeast-1"];
    const counts = await Promise.all(
      regions.map(async (region) => (await listAll(connect({ region }).bedrock, 1000)).length),
    );
    expect(counts).toEqual([5000, 5000, 5000, 5000]);
  });
});

describe("reading", () => {
  test("a global profile lists its own Region and the model without a Region", async ({
    clients: { bedrock },
  }) => {
    const found = await bedrock.send(
      new GetInferenceProfileCommand({ inferenceProfileIdentifier: "global.anthropic.claude-sonnet-5" }),
    );
    expect(found.models?.map(({ modelArn }) => modelArn)).toEqual([
      "arn:aws:bedrock:us-west-2::foundation-model/anthropic.claude-sonnet-5",
      "arn:aws:bedrock:::foundation-model/anthropic.claude-sonnet-5",
    ]);
  });

  for (const [what, identifier] of [
    ["a deleted profile of an export", studioMadeArn.replace("dsh66sruwg0s", "64eos5h69zwm")],
    ["a profile's name", "my-first-profile"],
    ["a profile of another Region", studioMadeArn.replace("us-west-2", "us-east-1")],
    ["a system-defined profile of another geography", "eu.anthropic.claude-sonnet-4-6"],
  ] as const) {
    test(`${what} is not found`, async ({ clients: { bedrock } }) => {
      const get = new GetInferenceProfileCommand({ inferenceProfileIdentifier: identifier });
      await expect(bedrock.send(get)).rejects.toMatchObject({
        name: "ResourceNotFoundException",
        $metadata: { httpStatusCode: 404 },
      });
    });
  }

  test("a profile that lives in another Region is not found here", async ({
    clients: { bedrock },
    connect,
  }) => {
    const [elsewhere] = await listAll(connect({ region: "us-east-1" }).bedrock);
    const get = new GetInferenceProfileCommand({
      inferenceProfileIdentifier: elsewhere?.inferenceProfileArn,
    });
    await expect(bedrock.send(get)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("another account's profile is denied, not told to be missing", async ({ clients: { bedrock } }) => {
    const arn = "arn:aws:bedrock:us-west-2:444455556666:application-inference-profile/p4rtn3rsonn5";
    await expect(
      bedrock.send(new GetInferenceProfileCommand({ inferenceProfileIdentifier: arn })),
    ).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: `User: arn:aws:iam::111122223333:user/quarry is not authorized to perform: bedrock:GetInferenceProfile on resource: ${arn} because no resource-based policy allows the bedrock:GetInferenceProfile action`,
      $metadata: { httpStatusCode: 403 },
    });
  });
});

describe("deleting", () => {
  test("a deleted profile is gone, and deleting it again finds nothing", async ({ clients: { bedrock } }) => {
    const remove = new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: studioMadeArn });
    await bedrock.send(remove);
    await expect(bedrock.send(remove)).rejects.toMatchObject({ name: "ResourceNotFoundException" });
  });

  test("a system-defined profile cannot be deleted", async ({ clients: { bedrock } }) => {
    await expect(
      bedrock.send(new DeleteInferenceProfileCommand({ inferenceProfileIdentifier: systemArn })),
    ).rejects.toMatchObject({
      name: "ValidationException",
    });
  });
});

const tagsOf = async (bedrock: BedrockClient, resourceARN = studioMadeArn) =>
  (await bedrock.send(new ListTagsForResourceCommand({ resourceARN }))).tags;

describe("tags", () => {
  test("tagging adds and overwrites, untagging takes away what is there", async ({
    clients: { bedrock },
  }) => {
    const added = [
      { key: "AmazonDataZoneProject", value: "other" },
      { key: "Team", value: "search" },
    ];
    await bedrock.send(new TagResourceCommand({ resourceARN: studioMadeArn, tags: added }));
    await bedrock.send(
      new UntagResourceCommand({ resourceARN: studioMadeArn, tagKeys: ["AmazonBedrockManaged", "absent"] }),
    );
    expect(await tagsOf(bedrock)).toEqual([
      { key: "AmazonDataZoneDomain", value: "dzd-pvy48blaz31dfq" },
      { key: "AmazonDataZoneProject", value: "other" },
      { key: "Team", value: "search" },
    ]);
  });

  test("tag keys that differ in case are two tags", async ({ clients: { bedrock } }) => {
    const tags = [
      { key: "project", value: "a" },
      { key: "Project", value: "b" },
    ];
    await bedrock.send(new TagResourceCommand({ resourceARN: studioMadeArn, tags }));
    expect(await tagsOf(bedrock)).toEqual(expect.arrayContaining(tags));
  });

  test("a fifty-first tag is one too many, and none of the new ones is kept", async ({
    clients: { bedrock },
  }) => {
    const tags = Array.from({ length: 48 }, (_, index) => ({ key: `k${index}`, value: "v" }));
    await expect(
      bedrock.send(new TagResourceCommand({ resourceARN: studioMadeArn, tags })),
    ).rejects.toMatchObject({
      name: "TooManyTagsException",
    });
    expect(await tagsOf(bedrock)).toHaveLength(3);
  });

  test("a list of keys to remove is checked key by key", async ({ clients: { bedrock } }) => {
    const untag = new UntagResourceCommand({ resourceARN: studioMadeArn, tagKeys: ["ok", "ümlaut"] });
    await expect(bedrock.send(untag)).rejects.toMatchObject({
      message: expect.stringContaining(
        "Value '[ok, ümlaut]' at 'tagKeys' failed to satisfy constraint: Member must satisfy constraint: [Member must have length less than or equal to 128",
      ),
    });
  });

  test("a bare id is no ARN to tag", async ({ clients: { bedrock } }) => {
    const tag = new TagResourceCommand({
      resourceARN: "dsh66sruwg0s-and-more",
      tags: [{ key: "a", value: "b" }],
    });
    await expect(bedrock.send(tag)).rejects.toMatchObject({
      name: "ValidationException",
      message: "The provided ARN is invalid.",
    });
  });

  test("system-defined profiles carry no tags", async ({ clients: { bedrock } }) => {
    await expect(
      bedrock.send(new TagResourceCommand({ resourceARN: systemArn, tags: [{ key: "a", value: "b" }] })),
    ).rejects.toMatchObject({
      name: "ValidationException",
    });
    await expect(tagsOf(bedrock, systemArn)).rejects.toMatchObject({ name: "ValidationException" });
  });
});
