import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { query } from "../operation/query.ts";
import { matchWords } from "./bill-words.ts";
import { checkRules } from "./check-rules.ts";
import { changeOf, totalOf } from "./compare-months.ts";
import { divideBill, ownersOf, sumOf } from "./divide-bill.ts";
import { findMeans, monthBills } from "./month-bills.ts";
import type { MonthBills } from "./month-bills.ts";
import { PreviewRulesInput, RulesPreview } from "./schema.ts";
import { sumsBy } from "./team-lines.ts";

/** What a month's bills would be by other rules, beside what they are. Nothing is kept. */
export const previewRules = query({
  permission: "costs.govern",
  route: {
    method: "POST",
    path: "/bill-rule-previews",
    summary: "Show what other rules would make of a month",
  },
  input: PreviewRulesInput,
  output: RulesPreview,
  async run({ context: { database }, input: { month, metric, ...rules } }) {
    await checkRules(database, rules);
    const means = await findMeans(database);
    const now = await monthBills(means, { month, metric });
    const then = await monthBills(means, { month, metric, rules });
    return {
      month,
      metric,
      teams: then.teams.map(({ slug, name }) => {
        const after = totalOf(then, slug);
        return { slug, name, ...changeOf(totalOf(now, slug), after), after: writeMoney(after) };
      }),
      unassigned: { ...changeOf(left(now), left(then)), after: writeMoney(left(then)) },
      rules: rules.rules.map((rule, place) => ({
        name: rule.name,
        what: matchWords(rule.match, rules.tagKey),
        amount: writeMoney(takenBy(then, place)),
      })),
      unknownValues: unknownValues(then),
      total: writeMoney(sumOf(then.cells)),
      remarks: then.remarks,
    };
  },
});

const left = ({ divided }: MonthBills): bigint => sumOf(divided.unassigned);

/** What a rule shares: what becomes nobody's where it, and all after it, is left out and nothing else changes. */
function takenBy({ cells, rules, teams }: MonthBills, place: number): bigint {
  const slugs = teams.map(({ slug }) => slug);
  const upTo = (count: number) => {
    const { teams: divided } = divideBill(cells, { ...rules, rules: rules.rules.slice(0, count) }, slugs);
    return divided.flatMap(({ splits }) => splits).reduce((sum, { amount }) => sum + amount, 0n);
  };
  return upTo(place + 1) - upTo(place);
}

const mostValues = 50;

/** Values of the key that name no team: each may be one that an admin knows. */
function unknownValues({ cells, rules, teams }: MonthBills) {
  const ownerOf = ownersOf(
    rules,
    teams.map(({ slug }) => slug),
  );
  const unknown = cells.flatMap(({ value, amount }) =>
    value === null || value === "" || ownerOf(value) !== undefined ? [] : [{ value, amount }],
  );
  return sumsBy(unknown, ({ value }) => value)
    .slice(0, mostValues)
    .map(({ name, amount }) => ({ value: name, amount: writeMoney(amount) }));
}
