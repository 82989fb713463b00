import { GetCostForecastCommand, GetDimensionValuesCommand } from "@aws-sdk/client-cost-explorer";
import type { Expression, GetCostAndUsageCommandInput } from "@aws-sdk/client-cost-explorer";
import { describe, expect } from "vitest";
import { daysAgo, dimension, monthFirst, question, tag } from "../../costs/testing/cost-questions.ts";
import { test } from "../../testing/simulator-test.ts";

type Asked = Partial<GetCostAndUsageCommandInput> & { from?: string; to?: string };
const range = { from: monthFirst(-2), to: monthFirst(-1) };

// oxlint-disable-next-line typescript/no-unsafe-type-assertion -- what a caller without types may send
const untyped = (value: unknown) => value as never;
const team: Expression = { Tags: { Key: "Team", Values: ["search"] } };

const exactly = (text: string): RegExp => new RegExp(`^${text.replaceAll(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

const refused: readonly (readonly [what: string, asked: Asked, message: string | RegExp])[] = [
  [
    "a start that is the end",
    { to: range.from },
    "Start date (and hour) should be before end date (and hour)",
  ],
  [
    "a start after the end",
    { from: range.to, to: range.from },
    "Start date (and hour) should be before end date (and hour)",
  ],
  ["an end beyond the next month's first", { to: daysAgo(-40) }, "end date past the beginning of next month"],
  [
    "a date that is none",
    { from: "2026-02-30" },
    "Start time 2026-02-30 is invalid. Valid format is: yyyy-MM-dd.",
  ],
  [
    "a start before the past 14 months",
    { from: monthFirst(-14) },
    "You haven't enabled historical data beyond 14 months.",
  ],
  [
    "hours of more than 14 days ago",
    { from: `${daysAgo(15)}T00:00:00Z`, to: `${daysAgo(1)}T00:00:00Z`, Granularity: "HOURLY" },
    "start date is too old for hourly, the max supported days for hourly granularity is 14 days.",
  ],
  [
    "hours without a time",
    { Granularity: "HOURLY", from: daysAgo(2), to: daysAgo(1) },
    /^Start time .* is invalid/,
  ],
  [
    "three groups",
    { GroupBy: [dimension("SERVICE"), dimension("REGION"), tag("Team")] },
    "Only two values for GroupBy are allowed",
  ],
  [
    "a group by a dimension that only filters",
    { GroupBy: [dimension("RESOURCE_ID")] },
    /^Group Definition dimension is invalid\. Valid values are AZ, INSTANCE_TYPE, LINKED_ACCOUNT,/,
  ],
  [
    "a group without a key",
    { GroupBy: [tag("")] },
    "Group Definition is invalid. Both type an key need to be set to a non-empty value.",
  ],
  [
    "a group of an unknown type",
    { GroupBy: [{ Type: untyped("LINKED_ACCOUNT"), Key: "x" }] },
    "Group Definition type is invalid.",
  ],
  ["no metrics", { Metrics: [] }, "Selected metrics cannot be null."],
  ["an unknown metric", { Metrics: ["Cost"] }, /^Metric Cost is invalid/],
  [
    "two roots in one expression",
    { Filter: { ...team, Dimensions: { Key: "SERVICE", Values: ["x"] } } },
    "Expression has more than one roots. Only one root operator is allowed for each expression: And, Or, Not, Dimensions, Tags, CostCategories",
  ],
  ["an expression without a root", { Filter: {} }, "Filter expression must have at least one root."],
  ["an And of one", { Filter: { And: [team] } }, /at least 2 expressions/],
  [
    "a dimension that is none",
    { Filter: { Dimensions: { Key: untyped("TEAM"), Values: ["x"] } } },
    /^Dimension TEAM is invalid/,
  ],
  [
    "a dimension without values",
    { Filter: { Dimensions: { Key: "SERVICE", Values: [] } } },
    /cannot be null or empty/,
  ],
  ["a tag without a key", { Filter: { Tags: { Values: ["x"] } } }, /Tag key cannot be null/],
  ["a tag without values", { Filter: { Tags: { Key: "Team" } } }, /Tag values cannot be null/],
  [
    "an absent tag with values",
    { Filter: { Tags: { Key: "Team", Values: ["x"], MatchOptions: ["ABSENT"] } } },
    /must be empty/,
  ],
  [
    "an unknown match option",
    { Filter: { Tags: { Key: "Team", Values: ["x"], MatchOptions: ["GREATER_THAN_OR_EQUAL"] } } },
    /is not supported/,
  ],
];

const view = (account: string) => `arn:aws:billing::${account}:billingview/primary`;

describe("GetCostAndUsage refuses", () => {
  for (const [what, asked, message] of refused)
    test(what, async ({ clients: { ce } }) => {
      await expect(ce.send(question({ ...range, ...asked }))).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringMatching(typeof message === "string" ? exactly(message) : message),
        $metadata: { httpStatusCode: 400 },
      });
    });

  test("longer history but by whole months, and what is gone for good", async ({
    clients: { ce },
    control,
  }) => {
    await control("/costs", { action: "set", settings: { hasLongHistory: true } });
    const old = { from: monthFirst(-20), to: range.to };
    expect((await ce.send(question(old))).ResultsByTime).toHaveLength(19);
    for (const [asked, message] of [
      [{ ...old, from: `${monthFirst(-20).slice(0, 8)}02` }, /needs to be the first day of the month/],
      [{ ...old, Granularity: "DAILY" as const }, /monthly granularity only/],
    ] as const)
      await expect(ce.send(question(asked))).rejects.toThrow(message);
    await expect(ce.send(question({ ...old, from: monthFirst(-39) }))).rejects.toMatchObject({
      name: "BillExpirationException",
    });
  });

  test("calls that come too fast, as long as they do", async ({ clients: { ce }, control }) => {
    await control("/costs", { action: "set", settings: { rateLimit: { calls: 2, seconds: 10 } } });
    await ce.send(question(range));
    await ce.send(question(range));
    await expect(ce.send(question(range))).rejects.toMatchObject({
      name: "LimitExceededException",
      message: "Rate limit exceeded",
    });
    await control("/clock/advance", { seconds: 10 });
    await ce.send(question(range));
  });

  test("accounts that have no data", async ({ clients: { ce }, connect, control }) => {
    const stranger = connect({ credentials: { accessKeyId: "999900001111", secretAccessKey: "any" } });
    await expect(stranger.ce.send(question(range))).rejects.toMatchObject({
      name: "DataUnavailableException",
    });
    await control("/costs", { action: "set", settings: { hasData: false } });
    await expect(ce.send(question(range))).rejects.toMatchObject({
      name: "DataUnavailableException",
      message: expect.stringContaining("data might not be ingested yet"),
    });
  });

  test("a billing view of somebody else", async ({ clients: { ce } }) => {
    await ce.send(question({ ...range, BillingViewArn: view("111122223333") }));
    await expect(ce.send(question({ ...range, BillingViewArn: view("444455556666") }))).rejects.toMatchObject(
      { name: "ResourceNotFoundException" },
    );
  });

  test("callers without leave, naming the operation as the resource", async ({
    simulator,
    clients: { ce },
  }) => {
    simulator.loadScenario("explicit-deny");
    await ce.send(question(range));
    simulator.loadScenario("studio-role");
    await expect(ce.send(question(range))).rejects.toMatchObject({
      name: "AccessDeniedException",
      message: expect.stringContaining(
        "is not authorized to perform: ce:GetCostAndUsage on resource: arn:aws:ce:us-east-1:111122223333:/GetCostAndUsage",
      ),
    });
  });
});

describe("GetCostForecast refuses", () => {
  for (const [what, period, message] of [
    ["an end that is the start", [daysAgo(-1), daysAgo(-1)], /must be before requested End/],
    ["a start in the past", [daysAgo(1), daysAgo(-3)], /must not be before today/],
    ["more than three months of days", [daysAgo(-1), daysAgo(-100)], /at most 3 months/],
  ] as const)
    test(what, async ({ clients: { ce } }) => {
      const [Start, End] = period;
      const command = new GetCostForecastCommand({
        TimePeriod: { Start, End },
        Metric: "UNBLENDED_COST",
        Granularity: "DAILY",
      });
      await expect(ce.send(command)).rejects.toMatchObject({
        name: "ValidationException",
        message: expect.stringMatching(message),
      });
    });

  test("quantities, levels beyond 99 %, and costs without a past", async ({ clients: { ce }, control }) => {
    const asked = {
      TimePeriod: { Start: daysAgo(-1), End: daysAgo(-10) },
      Metric: "UNBLENDED_COST" as const,
      Granularity: "DAILY" as const,
    };
    await expect(ce.send(new GetCostForecastCommand({ ...asked, Metric: "USAGE_QUANTITY" }))).rejects.toThrow(
      /not supported for a cost forecast/,
    );
    await expect(
      ce.send(new GetCostForecastCommand({ ...asked, PredictionIntervalLevel: 100 })),
    ).rejects.toThrow(/less than or equal to 99/);
    await control("/scenario", { name: "empty" });
    await expect(ce.send(new GetCostForecastCommand(asked))).rejects.toMatchObject({
      name: "DataUnavailableException",
      message: "Insufficient amount of historical data.",
    });
  });
});

test("GetDimensionValues refuses a dimension that has no values here", async ({ clients: { ce } }) => {
  const command = new GetDimensionValuesCommand({
    TimePeriod: { Start: range.from, End: range.to },
    Dimension: "SAVINGS_PLAN_ARN",
  });
  await expect(ce.send(command)).rejects.toMatchObject({ name: "ValidationException" });
});
