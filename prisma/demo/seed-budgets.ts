import { call } from "@orpc/server";
import { createBudget } from "@quarry/domain/budgets/create-budget";
import type { CreateBudgetInput } from "@quarry/domain/budgets/schema";
import type { z } from "zod";
import { demoActor } from "./demo-actor.ts";
import type { Means } from "./demo-actor.ts";

type Budget = Pick<
  z.input<typeof CreateBudgetInput>,
  "name" | "team" | "tagKey" | "tagValue" | "period" | "amount"
>;

/** One that is used up by the middle of a month, one that lasts, and one of a whole year. */
const budgets: readonly Budget[] = [
  {
    name: "Campaign copy",
    team: "search",
    tagKey: "Project",
    tagValue: "campaign-copy",
    period: "monthly",
    amount: "4000",
  },
  {
    name: "Contract review",
    team: "payments",
    tagKey: "Project",
    tagValue: "contract-review",
    period: "monthly",
    amount: "9000",
  },
  {
    name: "Dispute letters",
    team: "payments",
    tagKey: "Project",
    tagValue: "dispute-letters",
    period: "yearly",
    amount: "60000",
  },
];

/** Sets a few budgets that tell, and stop nothing; they are held against the bill as soon as it is read. */
export async function seedBudgets(means: Means): Promise<void> {
  if ((await means.database.budget.count()) > 0) return;
  const context = { ...means, actor: await demoActor(means, "ada@example.com"), requestId: "demo" };
  for (const budget of budgets) await call(createBudget, { ...budget, connectionId: null }, { context });
}
