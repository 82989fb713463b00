import {
  AddTagsCommand,
  CreateModelCommand,
  DeleteTagsCommand,
  ListEndpointsCommand,
  ListModelsCommand,
  ListTagsCommand,
  paginateListEndpointConfigs,
  paginateListModels,
} from "@aws-sdk/client-sagemaker";
import { describe, expect } from "vitest";
import { arnOf, executionRole, test as base, tgiImage } from "./testing/hosting-test.ts";

const test = base.extend<{ models: string[] }>({
  models: async ({ hosting, control }, use) => {
    await control("/scenario", { name: "empty" });
    const names = Array.from({ length: 7 }, (_, index) => `model-${index}`);
    for (const name of names) {
      await hosting.model(name);
      hosting.advance(1);
    }
    await use(names);
  },
});

describe("a list", () => {
  test("comes newest first, in pages that hold each model once", async ({
    models,
    clients: { sagemaker },
  }) => {
    const found: (string | undefined)[] = [];
    for await (const page of paginateListModels({ client: sagemaker, pageSize: 2 }, {}))
      found.push(...(page.Models ?? []).map(({ ModelName }) => ModelName));
    expect(found).toEqual(models.toReversed());
  });

  test("goes on after a model that was deleted between pages", async ({ models, clients: { sagemaker } }) => {
    const query = { SortBy: "Name", SortOrder: "Descending", MaxResults: 3 } as const;
    const first = await sagemaker.send(new ListModelsCommand(query));
    const second = await sagemaker.send(new ListModelsCommand({ ...query, NextToken: first.NextToken }));
    expect([...(first.Models ?? []), ...(second.Models ?? [])].map(({ ModelName }) => ModelName)).toEqual(
      models.toReversed().slice(0, 6),
    );
  });

  test("does not tell what was just made while reads are behind", async ({
    hosting,
    models,
    simulator,
    clients: { sagemaker },
  }) => {
    simulator.configure({ consistencyDelayMs: 60_000 });
    hosting.advance(60);
    await hosting.model("newest");
    const { Models = [] } = await sagemaker.send(new ListModelsCommand({}));
    expect(Models.map(({ ModelName }) => ModelName)).toEqual(models.toReversed());
  });

  test("has ten entries unless asked for more", async ({ hosting, models, clients: { sagemaker } }) => {
    for (let index = 0; index < 5; index += 1) await hosting.model(`more-${index}`);
    expect((await sagemaker.send(new ListModelsCommand({}))).Models).toHaveLength(10);
    expect((await sagemaker.send(new ListModelsCommand({ MaxResults: 100 }))).Models).toHaveLength(
      models.length + 5,
    );
  });

  for (const [what, query, expected] of [
    ["by name", { NameContains: "el-3" }, ["model-3"]],
    [
      "by name, from the first",
      { SortBy: "Name", SortOrder: "Ascending", MaxResults: 2 },
      ["model-0", "model-1"],
    ],
    ["by age, none before all", { CreationTimeBefore: new Date(0) }, []],
    ["by age, none after all", { CreationTimeAfter: new Date("2100-01-01") }, []],
  ] as const) {
    test(`is filtered ${what}`, async ({ models, clients: { sagemaker } }) => {
      expect(models).toHaveLength(7);
      const { Models = [] } = await sagemaker.send(new ListModelsCommand(query));
      expect(Models.map(({ ModelName }) => ModelName)).toEqual(expected);
    });
  }

  test("of endpoints is filtered by state and sorted by it", async ({ hosting, clients: { sagemaker } }) => {
    await hosting.deploy("starting");
    const list = async (input: object) =>
      (await sagemaker.send(new ListEndpointsCommand(input))).Endpoints?.map(
        ({ EndpointName }) => EndpointName,
      );
    expect(await list({ StatusEquals: "Creating" })).toEqual(["starting"]);
    expect((await list({ SortBy: "Status", SortOrder: "Ascending" }))?.slice(0, 2)).toEqual([
      "starting",
      "legal-summaries",
    ]);
    expect(await list({ LastModifiedTimeAfter: new Date(Date.now() - 60_000) })).toEqual(["starting"]);
  });

  for (const [what, query, message] of [
    ["101 entries", { MaxResults: 101 }, "less than or equal to 100"],
    ["a token of somebody else's", { NextToken: "abc" }, "invalid"],
    ["an unknown order", JSON.parse('{"SortOrder":"Up"}'), "enum value set: [Ascending, Descending]"],
  ] as const) {
    test(`of ${what} is refused`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(new ListModelsCommand(query))).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  test("of configurations can be paged", async ({ clients: { sagemaker } }) => {
    const found: string[] = [];
    for await (const page of paginateListEndpointConfigs({ client: sagemaker, pageSize: 2 }, {}))
      found.push(...(page.EndpointConfigs ?? []).map(({ EndpointConfigName = "" }) => EndpointConfigName));
    expect(new Set(found).size).toBe(found.length);
    expect(found).toContain("weekly-forecast");
  });
});

const pair = (Key: string) => ({ Key, Value: "v" });

describe("tags", () => {
  for (const [kind, name] of [
    ["model", "claims-embeddings"],
    ["endpoint-config", "claims-embeddings"],
    ["endpoint", "claims-embeddings"],
    ["inference-component", "support-chat-twinllama"],
  ] as const) {
    test(`are added to, listed of and taken from a ${kind}`, async ({ clients: { sagemaker } }) => {
      const ResourceArn = arnOf(kind, name);
      const added = await sagemaker.send(
        new AddTagsCommand({
          ResourceArn,
          Tags: [
            { Key: "Größe", Value: "groß" },
            { Key: "Team", Value: "new" },
          ],
        }),
      );
      expect(added.Tags).toContainEqual({ Key: "Team", Value: "new" });
      await sagemaker.send(new DeleteTagsCommand({ ResourceArn, TagKeys: ["Team", "absent"] }));
      const { Tags = [] } = await sagemaker.send(new ListTagsCommand({ ResourceArn }));
      expect(Tags).toContainEqual({ Key: "Größe", Value: "groß" });
      expect(Tags.map(({ Key }) => Key)).not.toContain("Team");
    });
  }

  test("come with the creation", async ({ clients: { sagemaker } }) => {
    await sagemaker.send(
      new CreateModelCommand({
        ModelName: "tagged",
        PrimaryContainer: { Image: tgiImage },
        ExecutionRoleArn: executionRole,
        Tags: [{ Key: "quarry:owner", Value: "ada@example.com" }],
      }),
    );
    expect(
      (await sagemaker.send(new ListTagsCommand({ ResourceArn: arnOf("model", "tagged") }))).Tags,
    ).toEqual([{ Key: "quarry:owner", Value: "ada@example.com" }]);
  });

  for (const [what, Tags, message] of [
    [
      "fifty-one tags",
      Array.from({ length: 50 }, (_, index) => pair(`k${index}`)),
      "exceeds the limit of 50 tags",
    ],
    ["two of one key", [pair("a"), pair("a")], "Duplicate tag keys"],
    ["keys of AWS", [pair("aws:mine")], "reserved"],
    ["characters that are not allowed", [pair("a#b")], "regular expression pattern"],
  ] as const) {
    test(`are refused with ${what}`, async ({ clients: { sagemaker } }) => {
      const ResourceArn = arnOf("model", "claims-embeddings");
      await expect(
        sagemaker.send(new AddTagsCommand({ ResourceArn, Tags: [...Tags] })),
      ).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringContaining(message),
      });
    });
  }

  for (const [what, arn, message] of [
    ["a resource that is not there", arnOf("endpoint", "absent"), "Could not find endpoint"],
    [
      "another Region's",
      arnOf("endpoint", "support-chat").replace("us-west-2", "us-east-1"),
      "Could not find endpoint",
    ],
    ["a kind that has none here", arnOf("pipeline", "p"), "Invalid ResourceArn"],
  ] as const) {
    test(`of ${what} are refused`, async ({ clients: { sagemaker } }) => {
      await expect(sagemaker.send(new ListTagsCommand({ ResourceArn: arn }))).rejects.toThrow(message);
    });
  }
});
