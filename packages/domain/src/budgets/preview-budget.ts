import { dayOf } from "../costs/days-schema.ts";
import { query } from "../operation/query.ts";
import { dollars } from "./budget-view.ts";
import { standingOf } from "./evaluate-budget.ts";
import { mayGovern, notTheirs } from "./find-budgets.ts";
import { profilesUnder } from "./hold-back.ts";
import { BudgetPreview, BudgetPreviewInput } from "./schema.ts";

/** What a budget would see: what is spent under the tag in the period so far, and whom it would hold back. */
export const previewBudget = query({
  permission: "budgets.govern",
  route: { method: "GET", path: "/budgets/preview", summary: "Show what a budget would see" },
  input: BudgetPreviewInput,
  output: BudgetPreview,
  async run({ context: { database, actor }, input: { team: slug, connectionId = null, ...tag } }) {
    const team = slug === undefined ? null : await database.team.findUnique({ where: { slug } });
    if (!mayGovern(actor, team?.id ?? null)) throw notTheirs();
    const standing = await standingOf(database, { ...tag, connectionId }, dayOf(new Date()));
    const { period, spent, metered, forecast, billedUntil } = standing;
    const where = await profilesUnder(database, { ...tag, teamId: team?.id ?? null });
    return {
      ...period,
      spent: dollars(spent),
      metered: dollars(metered),
      forecast: forecast === null ? null : dollars(forecast.amount),
      forecastBasis: forecast?.basis ?? null,
      billedUntil,
      profiles: await database.profile.count({ where }),
    };
  },
});
