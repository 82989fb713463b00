import { call } from "@orpc/server";
import { saveRules } from "@quarry/domain/bills/save-rules";
import { demoActor } from "./demo-actor.ts";
import type { Means } from "./demo-actor.ts";

const monthsOfHistory = 13;
const teamOfValue = {
  growth: "search",
  support: "search",
  claims: "payments",
  finance: "payments",
  legal: "payments",
};

/** Says which values of the company's tag are which team, from the first month of its history on. */
export async function seedBillRules(means: Means): Promise<void> {
  if ((await means.database.billRuleSet.count()) > 0) return;
  const context = { ...means, actor: await demoActor(means, "ada@example.com"), requestId: "demo" };
  const today = new Date();
  const first = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - monthsOfHistory));
  const values = Object.entries(teamOfValue).map(([value, team]) => ({ value, team }));
  const month = first.toISOString().slice(0, 7);
  await call(saveRules, { month, version: 0, tagKey: "Team", values, rules: [] }, { context });
}
