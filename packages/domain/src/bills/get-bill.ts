import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { query } from "../operation/query.ts";
import { monthLater } from "./bill-months.ts";
import { partSums, partsOf, toSplitLine } from "./bill-parts.ts";
import { resourcesOf } from "./bill-resources.ts";
import { changeOf, comparedBills, standingOf, totalOf, totalsOf } from "./compare-months.ts";
import { findMeans, monthBills } from "./month-bills.ts";
import type { BillMeans, MonthBills } from "./month-bills.ts";
import { BillInput, BillView } from "./schema.ts";
import { pickTeam } from "./visible-bills.ts";

const monthsShown = 6;

/** The bill of one team and month: what it is made of, what of it is a share of common costs and why, and of what. */
export const getBill = query({
  permission: "costs.readTeam",
  route: { method: "GET", path: "/team-bills/{team}", summary: "Show the bill of a team for a month" },
  input: BillInput,
  output: BillView,
  async run({ context: { database, actor }, input: { team: slug, ...asked } }) {
    const means = await findMeans(database);
    const compared = await comparedBills(means, asked);
    const { bills, before } = compared;
    const team = pickTeam(actor, bills.teams, slug);
    const divided = bills.divided.teams.find((one) => one.slug === slug) ?? { slug, own: [], splits: [] };
    const { own, shared, total } = totalsOf(divided);
    const [resources, history] = await Promise.all([
      resourcesOf(means, bills, divided),
      historyOf(means, bills, slug),
    ]);
    return {
      ...standingOf(bills),
      team,
      own: writeMoney(own),
      shared: writeMoney(shared),
      total: writeMoney(total),
      ...changeOf(totalOf(before, slug), total),
      parts: partsOf(divided.own),
      splits: divided.splits.map((share) => toSplitLine(share, bills.rules.tagKey)),
      ...resources,
      history,
    };
  },
});

/** The parts of the team's bill in the months up to this one. */
async function historyOf(means: BillMeans, bills: MonthBills, slug: string): Promise<BillView["history"]> {
  const earlier = Array.from({ length: monthsShown - 1 }, (_, index) =>
    monthLater(bills.month, index + 1 - monthsShown),
  );
  const { metric } = bills;
  const months = await Promise.all(earlier.map((month) => monthBills(means, { month, metric })));
  return [...months, bills].map((month) => ({
    month: month.month,
    isEstimated: month.estimatedDays.length > 0 || !month.isWhole,
    total: writeMoney(totalOf(month, slug)),
    parts: partSums(month.divided.teams.find((team) => team.slug === slug)),
  }));
}
