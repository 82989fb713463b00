import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { mergeCells } from "./bill-parts.ts";
import { partOf, splitWords } from "./bill-words.ts";
import type { CostCell } from "./divide-bill.ts";
import type { Report } from "./report-markdown.ts";
import { nameOf, valueLabel } from "./team-lines.ts";

/** The columns of a report as CSV. */
export const reportColumns = [
  "month",
  "zone",
  "team",
  "team_name",
  "part",
  "paid_for",
  "service",
  "model",
  "rule",
  "explanation",
  "amount",
  "currency",
  "metric",
  "is_estimated",
];

/** A row for each line of each bill, and where all are reported for what is nobody's: all add up to the month. */
export function reportRows({ bills, teams }: Report): (string | null)[][] {
  const isEstimated = String(bills.estimatedDays.length > 0 || !bills.isWhole);
  const seen = bills.divided.teams.filter(({ slug }) => teams === "all" || teams.includes(slug));
  const rows = seen.flatMap(({ slug, own, splits }) => {
    const team = [slug, nameOf(bills.teams, slug)];
    return [
      ...mergeCells(own).map((cell) => [
        ...team,
        partOf(cell.category),
        ...cellColumns(cell),
        null,
        null,
        cell.amount,
      ]),
      ...splits.map((share) => [
        ...team,
        "shared",
        null,
        null,
        null,
        share.rule.name,
        splitWords(share),
        share.amount,
      ]),
    ];
  });
  return [...rows, ...(teams === "all" ? unassignedRows(bills) : [])].map((row) => [
    bills.month,
    "UTC",
    ...row.map((cell) => (typeof cell === "bigint" ? writeMoney(cell) : cell)),
    "USD",
    bills.metric,
    isEstimated,
  ]);
}

const cellColumns = ({ category, service, model }: CostCell) => [category, service, model];

function unassignedRows({ divided: { unassigned }, rules }: Report["bills"]) {
  const labels = new Map<string, CostCell[]>();
  for (const cell of unassigned) {
    const label = valueLabel(cell.value, rules.tagKey);
    labels.set(label, [...(labels.get(label) ?? []), cell]);
  }
  return [...labels].flatMap(([label, cells]) =>
    mergeCells(cells).map((cell) => ["", label, "unassigned", ...cellColumns(cell), null, null, cell.amount]),
  );
}
