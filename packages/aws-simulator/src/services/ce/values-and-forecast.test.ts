import {
  GetCostForecastCommand,
  GetDimensionValuesCommand,
  GetTagsCommand,
} from "@aws-sdk/client-cost-explorer";
import { describe, expect } from "vitest";
import { fromDecimal } from "../../costs/amounts.ts";
import { daysAgo, monthFirst } from "../../costs/testing/cost-questions.ts";
import { test } from "../../testing/simulator-test.ts";

const TimePeriod = { Start: monthFirst(-3), End: monthFirst(-1) };

describe("values", () => {
  test("of services are those with costs, the dearest first where that is asked for", async ({
    clients: { ce },
  }) => {
    const named = await ce.send(new GetDimensionValuesCommand({ TimePeriod, Dimension: "SERVICE" }));
    const values = named.DimensionValues?.map(({ Value = "" }) => Value) ?? [];
    expect(values).toEqual([...values].toSorted());
    expect(values).toEqual(
      expect.arrayContaining([
        "Amazon Bedrock",
        "Amazon SageMaker",
        "Claude Sonnet 4.5 (Amazon Bedrock Edition)",
      ]),
    );
    expect(named.TotalSize).toBe(values.length);
    const dearest = await ce.send(
      new GetDimensionValuesCommand({
        TimePeriod,
        Dimension: "SERVICE",
        SortBy: [{ Key: "UnblendedCost", SortOrder: "DESCENDING" }],
      }),
    );
    expect(dearest.DimensionValues?.at(-1)?.Value).not.toBe(values.at(-1));
    expect(dearest.DimensionValues?.[0]?.Value).toMatch(/^Claude|SageMaker/);
  });

  test("come in pages of the size asked for, each told once", async ({ clients: { ce } }) => {
    const found: string[] = [];
    let NextPageToken: string | undefined;
    let total: number | undefined;
    do {
      const page = await ce.send(
        new GetDimensionValuesCommand({
          TimePeriod,
          Dimension: "USAGE_TYPE",
          SearchString: "tokencount",
          MaxResults: 7,
          ...(NextPageToken !== undefined && { NextPageToken }),
        }),
      );
      found.push(...(page.DimensionValues ?? []).map(({ Value = "" }) => Value));
      expect(page.ReturnSize).toBeLessThanOrEqual(7);
      NextPageToken = page.NextPageToken;
      total = page.TotalSize;
    } while (NextPageToken !== undefined);
    expect(found).toHaveLength(total ?? 0);
    expect(new Set(found).size).toBe(found.length);
    expect(found.length).toBeGreaterThan(7);
  });

  test("of accounts have names, and of a tag begin with the empty one for what is untagged", async ({
    clients: { ce },
  }) => {
    const accounts = await ce.send(
      new GetDimensionValuesCommand({ TimePeriod, Dimension: "LINKED_ACCOUNT" }),
    );
    expect(accounts.DimensionValues?.[1]).toEqual({
      Value: "444455556666",
      Attributes: { description: "Claims Partner" },
    });
    const teams = await ce.send(new GetTagsCommand({ TimePeriod, TagKey: "Team" }));
    expect(teams.Tags?.slice(0, 2)).toEqual(["", "claims"]);
  });
});

const forecast = (Start: string, End: string, more: object = {}) =>
  new GetCostForecastCommand({
    TimePeriod: { Start, End },
    Metric: "UNBLENDED_COST",
    Granularity: "DAILY",
    ...more,
  });

describe("a forecast", () => {
  test("of days adds up to the total and repeats with the week", async ({ clients: { ce } }) => {
    const { ForecastResultsByTime: days = [], Total } = await ce.send(forecast(daysAgo(0), daysAgo(-14)));
    expect(days).toHaveLength(14);
    const means = days.map(({ MeanValue = "0" }) => fromDecimal(MeanValue, 10));
    expect(means.reduce((sum, mean) => sum + mean, 0n)).toBe(fromDecimal(Total?.Amount ?? "0", 10));
    expect(means.slice(7)).toEqual(means.slice(0, 7));
    expect(days[0]?.PredictionIntervalLowerBound).toBeUndefined();
  });

  test("has bounds that are wider for a surer level, and months", async ({ clients: { ce } }) => {
    const widthAt = async (PredictionIntervalLevel: number) => {
      const { ForecastResultsByTime: [first] = [] } = await ce.send(
        forecast(daysAgo(-1), monthFirst(3), { PredictionIntervalLevel, Granularity: "MONTHLY" }),
      );
      return (
        fromDecimal(first?.PredictionIntervalUpperBound ?? "0", 10) -
        fromDecimal(first?.PredictionIntervalLowerBound ?? "0", 10)
      );
    };
    expect(await widthAt(95)).toBeGreaterThan(await widthAt(60));
    const whole = await ce.send(forecast(monthFirst(1), monthFirst(4), { Granularity: "MONTHLY" }));
    expect(whole.ForecastResultsByTime?.map(({ TimePeriod: period }) => period?.Start)).toEqual(
      [1, 2, 3].map((offset) => monthFirst(offset)),
    );
  });

  test("of one team is smaller than of all", async ({ clients: { ce } }) => {
    const Filter = { Tags: { Key: "Team", Values: ["search"] } };
    const range = [daysAgo(-1), daysAgo(-8)] as const;
    const all = await ce.send(forecast(...range));
    const one = await ce.send(forecast(...range, { Filter }));
    expect(Number(one.Total?.Amount)).toBeGreaterThan(0);
    expect(Number(one.Total?.Amount)).toBeLessThan(Number(all.Total?.Amount));
  });
});
