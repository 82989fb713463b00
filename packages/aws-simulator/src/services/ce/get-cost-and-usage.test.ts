import { describe, expect } from "vitest";
import { fromDecimal, moneyDigits } from "../../costs/amounts.ts";
import {
  askAll,
  byService,
  daysAgo,
  dimension,
  monthFirst,
  question,
  sumOf,
  sumsByKey,
  tag,
} from "../../costs/testing/cost-questions.ts";
import { at } from "../../testing/at.ts";
import { test as base } from "../../testing/simulator-test.ts";

/** Totals of settled days as the simulator made them, line by line. */
const test = base.extend<{ truth: (from: string, to: string, key?: string) => Promise<unknown> }>({
  truth: async ({ simulator }, use) =>
    use(async (from, to, key = "Team") => {
      const answer = await fetch(`${simulator.url}/_simulator/costs?from=${from}&to=${to}&tag=${key}`);
      return answer.json();
    }),
});

const [from, to] = [monthFirst(-4), monthFirst(-1)];
const decimals = (sums: unknown): Record<string, bigint> =>
  Object.fromEntries(
    Object.entries(Object(sums)).map(([key, text]) => [key, fromDecimal(String(text), moneyDigits)]),
  );

describe("sums", () => {
  test("are those of the lines, by month, service and account", async ({ clients: { ce }, truth }) => {
    const made = await truth(from, to);
    const monthly = await askAll(ce, { from, to });
    expect(
      Object.fromEntries(
        monthly.map(({ TimePeriod, Total }) => [
          TimePeriod?.Start?.slice(0, 7),
          Total?.["UnblendedCost"]?.Amount,
        ]),
      ),
    ).toEqual(at(made, "byMonth"));
    const services = sumsByKey(await askAll(ce, { from, to, GroupBy: [dimension("SERVICE")] }));
    // A fee that was paid before the range is known, and costs nothing in it.
    delete services["Savings Plans for AWS Machine Learning"];
    const known = decimals(at(made, "byService"));
    delete known["Savings Plans for AWS Machine Learning"];
    expect(services).toEqual(known);
    expect(sumsByKey(await askAll(ce, { from, to, GroupBy: [dimension("LINKED_ACCOUNT")] }))).toEqual(
      decimals(at(made, "byAccount")),
    );
  });

  test("are the same over every grouping, by day and by month", async ({ clients: { ce } }) => {
    const total = sumOf(await askAll(ce, { from, to }));
    expect(total).not.toBe(0n);
    for (const groups of [
      [dimension("SERVICE")],
      [tag("Team")],
      [tag("Team"), tag("Environment")],
      [dimension("USAGE_TYPE"), dimension("REGION")],
      [dimension("RECORD_TYPE"), { Type: "COST_CATEGORY" as const, Key: "Business unit" }],
      [tag("nobody-has-this")],
    ]) {
      for (const Granularity of ["DAILY", "MONTHLY"] as const)
        expect(sumOf(await askAll(ce, { from, to, Granularity, GroupBy: groups }))).toBe(total);
    }
  });

  test("of a tag's values are those of its lines, the untagged ones under the empty value", async ({
    clients: { ce },
    truth,
  }) => {
    const sums = sumsByKey(await askAll(ce, { from, to, GroupBy: [tag("Team")] }));
    const made = Object.entries(decimals(at(await truth(from, to), "byTag")));
    expect(sums).toEqual(Object.fromEntries(made.map(([value, sum]) => [`Team$${value}`, sum])));
    expect(sums["Team$"]).toBeGreaterThan(0n);
  });

  test("of the net, amortized and blended views differ where they should", async ({ clients: { ce } }) => {
    const Metrics = ["UnblendedCost", "BlendedCost", "NetUnblendedCost", "AmortizedCost", "NetAmortizedCost"];
    const range = { from: monthFirst(-2), to: monthFirst(-1) };
    const told = async (service: string) => {
      const results = await askAll(ce, { ...range, Metrics, Filter: byService(service) });
      return Metrics.map((metric) => sumOf(results, metric));
    };
    const [gross = 0n, blended, net = 0n, spread] = await told("Amazon SageMaker");
    expect([blended, spread]).toEqual([gross, gross]);
    expect(net * 100n).toBeGreaterThan(gross * 95n);
    expect(net).toBeLessThan(gross);
    const [third, , thirdNet] = await told("Claude Sonnet 4.6 (Amazon Bedrock Edition)");
    expect(thirdNet).toBe(third);
    const days = (Date.parse(range.to) - Date.parse(range.from)) / 86_400_000;
    const [cash, , , fee] = await told("Savings Plans for AWS Machine Learning");
    expect([cash, fee]).toEqual([0n, BigInt(days) * 100_000_000_000n]);
  });

  test("have credits and refunds as negative lines", async ({ clients: { ce } }) => {
    const results = await askAll(ce, {
      from: monthFirst(-3),
      to: daysAgo(-1),
      GroupBy: [dimension("RECORD_TYPE"), dimension("SERVICE")],
    });
    const sums = sumsByKey(results);
    expect(sums["Credit | Amazon Bedrock"]).toBeLessThan(0n);
    expect(sums["Refund | Claude Sonnet 4.5 (Amazon Bedrock Edition)"]).toBe(-413_712_345_678n);
  });

  test("of quantities have their unit, and none where units are mixed", async ({ clients: { ce } }) => {
    const range = { from, to, Metrics: ["UsageQuantity", "NormalizedUsageAmount"] };
    const [first] = await askAll(ce, {
      ...range,
      GroupBy: [dimension("USAGE_TYPE")],
      Filter: byService("Amazon SageMaker"),
    });
    expect(first?.Groups?.[0]?.Metrics).toEqual({
      UsageQuantity: { Amount: expect.stringMatching(/^\d+(\.\d{1,6})?$/), Unit: "Hrs" },
      NormalizedUsageAmount: { Amount: "0", Unit: "N/A" },
    });
    const [all] = await askAll(ce, range);
    expect(all?.Total?.["UsageQuantity"]?.Unit).toBe("N/A");
  });
});

describe("periods", () => {
  test("a month that is asked for in part is told in part, and the days add up to it", async ({
    clients: { ce },
  }) => {
    const part = { from: `${monthFirst(-2).slice(0, 8)}10`, to: monthFirst(-1) };
    const [month] = await askAll(ce, part);
    expect(month?.TimePeriod).toEqual({ Start: part.from, End: part.to });
    const days = await askAll(ce, { ...part, Granularity: "DAILY" });
    expect(days[0]?.TimePeriod).toEqual({ Start: part.from, End: `${part.from.slice(0, 8)}11` });
    expect(days.at(-1)?.TimePeriod?.End).toBe(part.to);
    expect(sumOf(days)).toBe(sumOf(month === undefined ? [] : [month]));
  });

  test("hours add up to their day", async ({ clients: { ce } }) => {
    const [start, end] = [daysAgo(5), daysAgo(4)];
    const day = await askAll(ce, { from: start, to: end, Granularity: "DAILY" });
    const hours = await askAll(ce, {
      from: `${start}T00:00:00Z`,
      to: `${end}T00:00:00Z`,
      Granularity: "HOURLY",
    });
    expect(hours).toHaveLength(24);
    expect(hours[3]?.TimePeriod).toEqual({ Start: `${start}T03:00:00Z`, End: `${start}T04:00:00Z` });
    expect(sumOf(hours)).toBe(sumOf(day));
  });

  test("are estimated until the month's bill is closed", async ({ clients: { ce } }) => {
    const months = await askAll(ce, { from: monthFirst(-3), to: monthFirst(1) });
    expect(months.map(({ Estimated }) => Estimated).slice(0, 2)).toEqual([false, false]);
    expect(months.at(-1)?.Estimated).toBe(true);
  });

  test("a filter that matches nothing tells zeros, or no groups", async ({ clients: { ce } }) => {
    const Filter = byService("Amazon Nothing");
    expect((await askAll(ce, { from, to, Filter }))[0]).toMatchObject({
      Total: { UnblendedCost: { Amount: "0", Unit: "USD" } },
      Groups: [],
    });
    const [grouped] = await askAll(ce, { from, to, Filter, GroupBy: [dimension("SERVICE")] });
    expect(grouped).toMatchObject({ Total: {}, Groups: [] });
  });
});

const services = (match: "STARTS_WITH" | "ENDS_WITH" | "CONTAINS", value: string) => ({
  Dimensions: { Key: "SERVICE" as const, Values: [value], MatchOptions: [match] },
});

describe("filters", () => {
  test("And, Or and Not divide the whole", async ({ clients: { ce } }) => {
    const sum = async (Filter: Parameters<typeof question>[0]["Filter"]) =>
      sumOf(await askAll(ce, { from, to, ...(Filter && { Filter }) }));
    const whole = await sum(undefined);
    const team = { Tags: { Key: "Team", Values: ["search"] } };
    const prod = { Tags: { Key: "Environment", Values: ["prod"] } };
    const both = await sum({ And: [team, prod] });
    const either = await sum({ Or: [team, prod] });
    expect(either).toBe((await sum(team)) + (await sum(prod)) - both);
    expect(await sum({ Not: { Or: [team, prod] } })).toBe(whole - either);
    expect(both).toBeGreaterThan(0n);
  });

  test("match options compare parts, cases and absence", async ({ clients: { ce } }) => {
    const keys = async (Filter: NonNullable<Parameters<typeof question>[0]["Filter"]>) =>
      Object.keys(sumsByKey(await askAll(ce, { from, to, Filter, GroupBy: [dimension("SERVICE")] })));
    const editions = await keys(services("ENDS_WITH", "(Amazon Bedrock Edition)"));
    expect(editions.length).toBeGreaterThan(5);
    expect(await keys(services("STARTS_WITH", "Claude"))).toEqual(
      editions.filter((name) => name.startsWith("Claude")),
    );
    const teams = async (Values: string[], MatchOptions: ("EQUALS" | "CASE_INSENSITIVE" | "ABSENT")[]) =>
      sumsByKey(
        await askAll(ce, {
          from,
          to,
          GroupBy: [tag("Team")],
          Filter: { Tags: { Key: "Team", Values, MatchOptions } },
        }),
      );
    expect(Object.keys(await teams(["SEARCH"], ["CASE_INSENSITIVE"]))).toEqual(["Team$search"]);
    expect(await teams(["SEARCH"], ["EQUALS"])).toEqual({});
    expect(Object.keys(await teams([], ["ABSENT"]))).toEqual(["Team$"]);
  });
});

describe("pages", () => {
  const asked = {
    from,
    to,
    GroupBy: [dimension("SERVICE"), dimension("USAGE_TYPE")],
    Granularity: "DAILY" as const,
  };

  test("end in the middle of a day and lose nothing", async ({ clients: { ce }, control }) => {
    const whole = sumsByKey(await askAll(ce, asked));
    await control("/costs", { action: "set", settings: { pageSize: 777 } });
    const first = await ce.send(question(asked));
    expect(first.ResultsByTime?.flatMap(({ Groups = [] }) => Groups)).toHaveLength(777);
    const results = await askAll(ce, asked);
    expect(sumsByKey(results)).toEqual(whole);
    const starts = results.map(({ TimePeriod }) => TimePeriod?.Start);
    expect(new Set(starts).size).toBeLessThan(starts.length);
  });

  test("a token belongs to one request and expires", async ({ clients: { ce }, control }) => {
    await control("/costs", { action: "set", settings: { pageSize: 100, tokenSeconds: 60 } });
    const { NextPageToken = "" } = await ce.send(question(asked));
    const next = { ...asked, NextPageToken };
    await expect(ce.send(question({ ...next, Metrics: ["BlendedCost"] }))).rejects.toMatchObject({
      name: "RequestChangedException",
    });
    expect((await ce.send(question(next))).ResultsByTime?.length).toBeGreaterThan(0);
    await control("/clock/advance", { seconds: 61 });
    await expect(ce.send(question(next))).rejects.toMatchObject({ name: "InvalidNextTokenException" });
    await expect(ce.send(question({ ...asked, NextPageToken: "of-somebody-else" }))).rejects.toMatchObject({
      name: "InvalidNextTokenException",
    });
  });
});

test("a linked account sees its own costs and no others, and accounts are told with their names", async ({
  clients: { ce },
  connect,
}) => {
  const linked = connect({ credentials: { accessKeyId: "444455556666", secretAccessKey: "any" } });
  const GroupBy = [dimension("LINKED_ACCOUNT")];
  const all = await ce.send(question({ from, to, GroupBy }));
  expect(all.DimensionValueAttributes).toEqual([
    { Value: "111122223333", Attributes: { description: "Example Company" } },
    { Value: "444455556666", Attributes: { description: "Claims Partner" } },
    { Value: "777788889999", Attributes: { description: "Research Sandbox" } },
  ]);
  const own = await askAll(linked.ce, { from, to, GroupBy });
  expect(sumsByKey(own)).toEqual({
    "444455556666": sumsByKey(all.ResultsByTime ?? [])["444455556666"],
  });
});
