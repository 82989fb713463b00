// The generator: stated totals, and answers over 13 months of thousands of profiles.
import { describe, expect } from "vitest";
import { generatedProfiles } from "../seed/generated-profiles.ts";
import { at } from "../testing/at.ts";
import { preparedTest } from "../testing/prepared-test.ts";
import { test as base } from "../testing/simulator-test.ts";
import { toDecimal } from "./amounts.ts";
import { isoDay, readDay } from "./calendar.ts";
import { profileTraffic } from "./company-plan.ts";
import { costLines } from "./cost-truth.ts";
import { askAll, dimension, monthFirst, sumOf, sumsByKey, tag } from "./testing/cost-questions.ts";
import { trafficMeters } from "./traffic.ts";

const test = base.extend("simulator", async ({ simulator }) => {
  simulator.loadScenario("costs");
  return simulator;
});

/** An answer and the processor's time for it, which other programs on the machine do not lengthen. */
async function workOf<Answer>(ask: () => Promise<Answer>): Promise<{ answer: Answer; took: number }> {
  const began = process.cpuUsage();
  const answer = await ask();
  const { user, system } = process.cpuUsage(began);
  return { answer, took: user + system };
}

describe("a generated company", () => {
  base("of one seed costs the same in the same month, whenever it is made", () => {
    const [from, to] = [readDay("2026-08-01") ?? 0, readDay("2026-09-01") ?? 0];
    const span = { first: readDay("2025-08-01") ?? 0, end: to, anchorDay: from };
    const totalOf = (seed: number) => {
      const meters = generatedProfiles({ seed, profiles: 500 })
        .flatMap((profile) => profileTraffic(profile, span) ?? [])
        .flatMap(trafficMeters);
      let [lines, total] = [0, 0n];
      for (const { amount } of costLines(meters, from, to)) {
        lines += 1;
        total += BigInt(amount);
      }
      return [meters.length, lines, toDecimal(total, 10)];
    };
    expect(totalOf(20_260_901)).toEqual([1260, 39_060, "186040.5005475"]);
    expect(totalOf(1)).not.toEqual(totalOf(20_260_901));
  });

  test("tells 13 months of 5,000 profiles with the generator's own totals", async ({
    simulator,
    clients: { ce },
  }) => {
    const [from, to] = [monthFirst(-13), monthFirst(-1)];
    const truth: unknown = await (
      await fetch(`${simulator.url}/_simulator/costs?from=${from}&to=${to}&tag=Team`)
    ).json();
    expect(at(truth, "settings", "generated")).toEqual({ seed: 20_260_901, profiles: 5000, months: 13 });
    const byTeam = sumsByKey(await askAll(ce, { from, to, GroupBy: [tag("Team")] }));
    expect(
      Object.fromEntries(Object.entries(byTeam).map(([key, sum]) => [key.slice(5), toDecimal(sum, 10)])),
    ).toEqual(at(truth, "byTag"));
    // The company's endpoints have teams too, and reach these months on some days of a month only.
    expect(Object.keys(byTeam).filter((key) => /^Team\$(team-\d\d)?$/.test(key))).toHaveLength(41);
    const monthly = await askAll(ce, { from, to });
    expect(toDecimal(sumOf(monthly), 10)).toBe(at(truth, "total"));
  });

  test("answers a month of days by team and usage type with the work of thirty plain sums at most", async ({
    simulator,
    clients: { ce },
  }) => {
    const [from, to] = [monthFirst(-2), monthFirst(-1)];
    await askAll(ce, { from, to });
    const summing = await workOf(() =>
      fetch(`${simulator.url}/_simulator/costs?from=${from}&to=${to}&tag=Team`).then((sums) => sums.text()),
    );
    const GroupBy = [tag("Team"), dimension("USAGE_TYPE")];
    const answering = await workOf(() => askAll(ce, { from, to, Granularity: "DAILY", GroupBy }));
    expect(answering.took).toBeLessThan(30 * summing.took);
    expect(answering.answer.flatMap(({ Groups = [] }) => Groups).length).toBeGreaterThan(20_000);
  });

  test("can be made of other numbers, and its profiles exist", async ({
    clients: { ce },
    control,
    simulator,
  }) => {
    await control("/costs", { action: "generate", seed: 7, profiles: 40, months: 2 });
    const truth: unknown = await (await fetch(`${simulator.url}/_simulator/costs?tag=Project`)).json();
    expect(at(truth, "settings", "generated")).toEqual({ seed: 7, profiles: 40, months: 2 });
    const monthly = await askAll(ce, {
      from: monthFirst(-3),
      to: monthFirst(-1),
      GroupBy: [dimension("SERVICE")],
    });
    const models = monthly.map(
      ({ Groups = [] }) => Groups.filter(({ Keys = [] }) => Keys[0]?.includes("Bedrock")).length,
    );
    expect(models[0]).toBe(0);
    expect(models[1]).toBeGreaterThan(3);
  });
});

test("one of the generated profiles is called far more often from the day of the anomaly", async ({
  simulator,
  clients: { ce },
}) => {
  const truth: unknown = await (await fetch(`${simulator.url}/_simulator/costs`)).json();
  const began = readDay(String(at(truth, "spike", "from"))) ?? 0;
  const Filter = {
    And: ["Team:team-00", "Project:project-000", "Environment:prod"].map((text) => {
      const [Key = "", value = ""] = text.split(":");
      return { Tags: { Key, Values: [value] } };
    }),
  };
  const days = await askAll(ce, {
    from: isoDay(began - 7),
    to: isoDay(began + 2),
    Filter,
    Granularity: "DAILY",
  });
  const sums = days.map((day) => sumOf([day]));
  // Beside the same weekday of the week before: six times a Saturday can be less than a Friday.
  expect(sums.slice(7).every((sum, index) => sum > (sums[index] ?? sum))).toBe(true);
  expect(sums).toHaveLength(9);
});

const old = preparedTest((world) => {
  const dump = world.dump();
  for (const key of Object.keys(dump.tables)) if (key.startsWith("costs.")) delete dump.tables[key];
  world.tables.load(dump.tables);
});

old("a state file that knew no costs yet gets its scenario's", async ({ clients: { ce } }) => {
  const results = await askAll(ce, { from: monthFirst(-2), to: monthFirst(-1), GroupBy: [tag("Team")] });
  expect(Object.keys(sumsByKey(results)).length).toBeGreaterThan(4);
});
