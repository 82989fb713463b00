import { CreateInferenceProfileCommand } from "@aws-sdk/client-bedrock";
import { ConverseCommand } from "@aws-sdk/client-bedrock-runtime";
import {
  GetTagsCommand,
  ListCostAllocationTagBackfillHistoryCommand,
  ListCostAllocationTagsCommand,
  StartCostAllocationTagBackfillCommand,
  UpdateCostAllocationTagsStatusCommand,
} from "@aws-sdk/client-cost-explorer";
import type { CostAllocationTagStatus, CostExplorerClient } from "@aws-sdk/client-cost-explorer";
import { describe, expect } from "vitest";
import { askAll, beginDay, daysAgo, monthFirst, sumsByKey, tag } from "../../costs/testing/cost-questions.ts";
import { asUser, test } from "../../testing/simulator-test.ts";

const day = 86_400;
const linkedKey = { accessKeyId: "444455556666", secretAccessKey: "any" };

const set = (TagKey: string, Status: CostAllocationTagStatus) =>
  new UpdateCostAllocationTagsStatusCommand({ CostAllocationTagsStatus: [{ TagKey, Status }] });

const statusOf = async (ce: CostExplorerClient, key: string) => {
  const { CostAllocationTags = [] } = await ce.send(new ListCostAllocationTagsCommand({ TagKeys: [key] }));
  return CostAllocationTags[0];
};

const keysTold = async (ce: CostExplorerClient, key: string, [from, to]: readonly [string, string]) =>
  Object.keys(sumsByKey(await askAll(ce, { from, to, Granularity: "DAILY", GroupBy: [tag(key)] })));

describe("keys", () => {
  test("are listed with their status, with all the cases that people wrote them in", async ({
    clients: { ce },
  }) => {
    const { CostAllocationTags = [] } = await ce.send(
      new ListCostAllocationTagsCommand({ MaxResults: 1000 }),
    );
    const statuses = Object.fromEntries(
      CostAllocationTags.map(({ TagKey = "", Status }) => [TagKey, Status]),
    );
    expect(statuses).toMatchObject({
      CostCenter: "Active",
      costcenter: "Inactive",
      Project: "Active",
      team: "Inactive",
      PROJECT: "Inactive",
      cost$center: "Inactive",
      AmazonDataZoneProject: "Active",
    });
    expect(await statusOf(ce, "Team")).toEqual({
      TagKey: "Team",
      Type: "UserDefined",
      Status: "Active",
      LastUpdatedDate: expect.stringMatching(/^\d{4}-\d\d-\d\dT00:00:00Z$/),
      LastUsedDate: `${monthFirst(0)}T00:00:00Z`,
    });
    const generated = await ce.send(new ListCostAllocationTagsCommand({ Type: "AWSGenerated" }));
    expect(generated.CostAllocationTags).toMatchObject([{ TagKey: "aws:createdBy" }]);
  });

  test("come in pages, and only with the status asked for", async ({ clients: { ce } }) => {
    const keys: string[] = [];
    let NextToken: string | undefined;
    do {
      const page = await ce.send(
        new ListCostAllocationTagsCommand({
          Status: "Inactive",
          MaxResults: 3,
          ...(NextToken !== undefined && { NextToken }),
        }),
      );
      keys.push(...(page.CostAllocationTags ?? []).map(({ TagKey = "" }) => TagKey));
      NextToken = page.NextToken;
    } while (NextToken !== undefined);
    expect(keys).toEqual([...new Set(keys)].toSorted());
    expect(keys).toContain("team");
    expect(keys).not.toContain("Team");
    await expect(ce.send(new ListCostAllocationTagsCommand({ NextToken: "x" }))).rejects.toMatchObject({
      name: "InvalidNextTokenException",
    });
  });

  test("are seen a day after their first use, not when a tag is put on", async ({ clients, control }) => {
    const { bedrock, runtime, ce } = clients;
    const { inferenceProfileArn: modelId } = await bedrock.send(
      new CreateInferenceProfileCommand({
        inferenceProfileName: "new",
        modelSource: {
          copyFrom: "arn:aws:bedrock:us-west-2:111122223333:inference-profile/us.amazon.nova-lite-v1:0",
        },
        tags: [{ key: "Fresh", value: "yes" }],
      }),
    );
    await control("/clock/advance", { seconds: 2 * day });
    expect(await statusOf(ce, "Fresh")).toBeUndefined();
    await runtime.send(new ConverseCommand({ modelId, messages: asUser("Hi") }));
    await control("/clock/advance", { seconds: day - 3700 });
    expect(await statusOf(ce, "Fresh")).toBeUndefined();
    await control("/clock/advance", { seconds: 3700 });
    expect(await statusOf(ce, "Fresh")).toMatchObject({ Status: "Inactive" });
  });
});

const denied = (message: string) => ({
  name: "AccessDeniedException",
  message,
  $metadata: { httpStatusCode: 400 },
});

describe("activation", () => {
  const inactive = "CostAllocateTag";

  test("tells costs a day later, of days since then alone", async ({ clients: { ce }, control }) => {
    const today = await beginDay(control);
    const ago = (days: number) => daysAgo(days, today);
    expect(await keysTold(ce, inactive, [ago(5), ago(-1)])).toEqual([`${inactive}$`]);
    await ce.send(set(inactive, "Active"));
    expect(await statusOf(ce, inactive)).toMatchObject({ Status: "Active" });
    await control("/clock/advance", { seconds: day - 60 });
    expect(await keysTold(ce, inactive, [ago(5), ago(-1)])).toEqual([`${inactive}$`]);
    await control("/clock/advance", { seconds: day });
    expect(await keysTold(ce, inactive, [ago(5), ago(0)])).toEqual([`${inactive}$`]);
    const since = await keysTold(ce, inactive, [ago(0), ago(-1)]);
    expect(since).toContain(`${inactive}$search-prod`);
    await ce.send(set(inactive, "Inactive"));
    expect(await keysTold(ce, inactive, [ago(0), ago(-1)])).toEqual(since);
  });

  test("was forty days ago for one key of the company", async ({ clients: { ce } }) => {
    const key = "AmazonDataZoneProject";
    expect(await keysTold(ce, key, [daysAgo(60), daysAgo(40)])).toEqual([`${key}$`]);
    expect((await keysTold(ce, key, [daysAgo(40), daysAgo(4)])).length).toBeGreaterThan(1);
  });

  test("of unknown keys is told for each, and refused where none is known", async ({ clients: { ce } }) => {
    const both = new UpdateCostAllocationTagsStatusCommand({
      CostAllocationTagsStatus: [
        { TagKey: "team", Status: "Active" },
        { TagKey: "Nobody", Status: "Active" },
      ],
    });
    expect((await ce.send(both)).Errors).toEqual([
      {
        TagKey: "Nobody",
        Code: "TagKeysNotFoundException",
        Message: "Failed to update Cost Allocation Tag: Nobody",
      },
    ]);
    expect(await statusOf(ce, "team")).toMatchObject({ Status: "Active" });
    await expect(ce.send(set("Nobody", "Active"))).rejects.toMatchObject({
      name: "ValidationException",
      message: "Failed to update Cost Allocation Tag: Tag keys not found: Nobody",
    });
    const twice = new UpdateCostAllocationTagsStatusCommand({
      CostAllocationTagsStatus: [
        { TagKey: "team", Status: "Active" },
        { TagKey: "team", Status: "Inactive" },
      ],
    });
    await expect(ce.send(twice)).rejects.toThrow(/Duplicate tag key: team/);
  });

  test("is the payer's alone", async ({ connect }) => {
    const { ce } = connect({ credentials: linkedKey });
    await expect(ce.send(set("Team", "Inactive"))).rejects.toMatchObject(
      denied(
        "Failed to update Cost Allocation Tag: Linked account doesn't have access to cost allocation tags.",
      ),
    );
    await expect(ce.send(new ListCostAllocationTagsCommand({}))).rejects.toMatchObject(
      denied(
        "Failed to list Cost Allocation Tags: Linked account doesn't have access to cost allocation tags.",
      ),
    );
  });
});

const start = (from: string) =>
  new StartCostAllocationTagBackfillCommand({ BackfillFrom: `${from}T00:00:00Z` });

describe("a backfill", () => {
  test("lets active keys tell the past once it is done", async ({ clients: { ce }, control }) => {
    const today = await beginDay(control);
    const first = (offset: number) => monthFirst(offset, today);
    const key = "CostAllocateTag";
    await ce.send(set(key, "Active"));
    const { BackfillRequest } = await ce.send(start(first(-2)));
    expect(BackfillRequest).toMatchObject({
      BackfillStatus: "PROCESSING",
      BackfillFrom: `${first(-2)}T00:00:00Z`,
    });
    await expect(ce.send(start(first(-3)))).rejects.toMatchObject({
      name: "BackfillLimitExceededException",
    });
    expect(await keysTold(ce, key, [first(-2), first(-1)])).toEqual([`${key}$`]);
    await control("/clock/advance", { seconds: 13 * 3600 });
    expect((await keysTold(ce, key, [first(-2), first(-1)])).length).toBeGreaterThan(3);
    expect(await keysTold(ce, key, [first(-3), first(-2)])).toEqual([`${key}$`]);
    const history = await ce.send(new ListCostAllocationTagBackfillHistoryCommand({}));
    expect(history.BackfillRequests).toMatchObject([
      { BackfillStatus: "SUCCEEDED", CompletedAt: expect.any(String) },
    ]);
    await expect(ce.send(start(first(-3)))).rejects.toThrow(/once every 24 hours/);
    await control("/clock/advance", { seconds: 12 * 3600 });
    await ce.send(start(first(-3)));
  });

  for (const [what, from, message] of [
    ["another day than the first", `${monthFirst(-2).slice(0, 8)}02`, /first day of a month/],
    ["more than twelve months", monthFirst(-14), /within the last 12 months/],
    ["a month to come", monthFirst(2), /not be in the future/],
  ] as const)
    test(`of ${what} is refused`, async ({ clients: { ce } }) => {
      await expect(ce.send(start(from))).rejects.toThrow(message);
    });

  test("is the payer's alone", async ({ connect }) => {
    const { ce } = connect({ credentials: linkedKey });
    await expect(ce.send(start(monthFirst(-2)))).rejects.toMatchObject({ name: "AccessDeniedException" });
    await expect(ce.send(new ListCostAllocationTagBackfillHistoryCommand({}))).rejects.toMatchObject({
      name: "AccessDeniedException",
    });
  });
});

test("GetTags tells keys that are told, and values with the longest and the empty one", async ({
  clients: { ce },
  control,
}) => {
  const today = await beginDay(control);
  const TimePeriod = { Start: monthFirst(-2, today), End: monthFirst(-1, today) };
  const keys = await ce.send(new GetTagsCommand({ TimePeriod }));
  expect(keys).toMatchObject({
    Tags: expect.arrayContaining(["CostCenter", "Team"]),
    ReturnSize: keys.Tags?.length,
  });
  expect(keys.Tags).not.toContain("team");
  const teams = await ce.send(new GetTagsCommand({ TimePeriod, TagKey: "Team", SearchString: "SEAR" }));
  expect(teams.Tags).toEqual(["search"]);
  await control("/costs", { action: "tag", key: "Purpose", status: "Active" });
  await control("/costs", { action: "tag", key: "cost$center", status: "Active" });
  await control("/clock/advance", { seconds: 3 * day });
  const recent = { Start: daysAgo(-1, today), End: daysAgo(-3, today) };
  const purposes = await ce.send(new GetTagsCommand({ TimePeriod: recent, TagKey: "Purpose" }));
  expect(purposes.Tags?.map((value) => value.length)).toEqual([0, 256]);
  const centers = await ce.send(new GetTagsCommand({ TimePeriod: recent, TagKey: "cost$center" }));
  expect(centers.Tags).toEqual(["", "CC$0100"]);
});
