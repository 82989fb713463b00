import { readMoney, writeMoney } from "@quarry/aws-core/costs/read-money";
import fc from "fast-check";
import { expect, test } from "vitest";
import { useWorld } from "../testing/world.ts";
import { reportRows } from "./report-rows.ts";
import { comparedBills } from "./compare-months.ts";
import { findMeans } from "./month-bills.ts";
import { aTeamBill, evenRules } from "./testing/a-team-bill.ts";

const world = useWorld();
const byOwn = { kind: "by-spend" as const, teams: ["search", "payments"] };

const spend = fc.record({
  day: fc.constantFrom("2024-02-01", "2024-02-28", "2024-02-29"),
  usd: fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n }).map(writeMoney),
  owner: fc.constantFrom("", "search", "payments", "old$team"),
  usageType: fc.constantFrom("USE1-NovaLite-input-tokens", "EUC1-CustomModelImport-Storage-v1.0"),
  service: fc.constantFrom("Amazon Bedrock", "Amazon SageMaker"),
});

test("the bills of a month, what is nobody's and the rows of its CSV each add up to the spends, to the tenth decimal", async () => {
  const ada = await world.as("ada");
  const rules = [
    { name: "Not tagged", match: { kind: "untagged" as const }, split: byOwn },
    {
      name: "Hosting",
      match: { kind: "service" as const, service: "Amazon SageMaker", reach: "everybody" as const },
      split: { kind: "evenly" as const, teams: ["payments", "search"] },
    },
  ];
  await ada.bills.saveRules(evenRules({ month: "2024-01", rules }));
  const days = { from: "2024-02-01", until: "2024-03-01" };
  await fc.assert(
    fc.asyncProperty(fc.array(spend, { minLength: 1, maxLength: 25 }), async (spends) => {
      await aTeamBill(world.database, spends, { days });
      const whole = writeMoney(spends.reduce((sum, { usd }) => sum + readMoney(usd), 0n));
      const { teams, whole: found } = await ada.bills.list({ month: "2024-02" });
      const parts = [...teams.map(({ total }) => total), found?.unassigned ?? "0"];
      expect([found?.total, writeMoney(sumOf(parts))]).toEqual([whole, whole]);
      const compared = await comparedBills(await findMeans(world.database), {
        month: "2024-02",
        metric: "unblended",
      });
      const amounts = reportRows({ ...compared, teams: "all" }).map((row) => row.at(-4) ?? "0");
      expect(writeMoney(sumOf(amounts))).toBe(whole);
    }),
    { numRuns: 12 },
  );
});

const sumOf = (amounts: readonly string[]): bigint =>
  amounts.reduce((sum, amount) => sum + readMoney(amount), 0n);
