import { writeMoney } from "@quarry/aws-core/costs/read-money";
import { addDays } from "../costs/days-schema.ts";
import { monthInWords, monthLater } from "./bill-months.ts";
import { partsOf, toSplitLine } from "./bill-parts.ts";
import { changeWords, dollars } from "./bill-words.ts";
import { changeOf } from "./compare-months.ts";
import type { ComparedBills } from "./compare-months.ts";
import { findMovers } from "./find-movers.ts";
import { markdownTable, plain } from "./markdown-table.ts";
import { nameOf, teamLines, wholeOf } from "./team-lines.ts";

/** The months' bills, and those of them that the report is of. */
export interface Report extends ComparedBills {
  /** Slugs; "all" for the whole of the month. */
  teams: "all" | readonly string[];
}

/** A month's bills as a page that somebody reads: totals, a table by team, what moved, and what is not sure yet. */
export function reportMarkdown(report: Report): string {
  const { bills } = report;
  const whose = bills.teams.filter(({ slug }) => report.teams !== "all" && report.teams.includes(slug));
  const title = report.teams === "all" ? "all teams" : whose.map(({ name }) => plain(name)).join(", ");
  return [
    `# AI costs in ${monthInWords(bills.month)}: ${title}`,
    summary(report),
    ...teamTable(report),
    ...(whose.length === 1 ? detailsOf(report, whose[0]?.slug ?? "") : []),
    ...unassignedTable(report),
    ...movers(report),
    ...notes(report),
  ]
    .join("\n\n")
    .concat("\n");
}

const comparison = ({ bills }: ComparedBills): string => {
  const earlier = monthInWords(monthLater(bills.month, -1));
  return bills.isWhole ? earlier : `the same days of ${earlier}`;
};

function summary(report: Report): string {
  const { total, ...moved } = totalsOfReport(report);
  return `**${dollars(total)}** in all, against ${dollars(moved.before)} in ${comparison(report)}: ${changeWords(moved.change, moved.percent)}.`;
}

/** What the report comes to: with all teams also what is nobody's. */
export function totalsOfReport(report: Report) {
  if (report.teams === "all") {
    const { total, before, change, percent } = wholeOf(report);
    return { total, before, change, percent };
  }
  const sum = (side: ComparedBills["bills"]) =>
    side.divided.teams
      .filter(({ slug }) => report.teams.includes(slug))
      .flatMap(({ own, splits }) => [...own, ...splits])
      .reduce((total, { amount }) => total + amount, 0n);
  const [before, after] = [sum(report.before), sum(report.bills)];
  return { total: writeMoney(after), ...changeOf(before, after) };
}

function teamTable(report: Report): string[] {
  const lines = teamLines(report, report.teams);
  if (lines.length === 0) return [];
  const rows = lines.map(({ name, own, shared, total, change, percent }) => [
    plain(name),
    dollars(own),
    dollars(shared),
    dollars(total),
    changeWords(change, percent),
  ]);
  const headers = ["Team", "Own", "Shared", "Total", `Against ${comparison(report)}`];
  return ["## By team", markdownTable(headers, rows)];
}

function detailsOf({ bills }: Report, slug: string): string[] {
  const team = bills.divided.teams.find((one) => one.slug === slug);
  if (!team) return [];
  const lines = partsOf(team.own).flatMap(({ label, lines: ofPart }) =>
    ofPart.map((line) => [plain(label), plain(line.model ?? line.service), line.label, dollars(line.amount)]),
  );
  const splits = team.splits.map((share) => toSplitLine(share, bills.rules.tagKey));
  return [
    ...(lines.length === 0
      ? []
      : ["## What it is made of", markdownTable(["Part", "What", "Paid for", "Cost"], lines)]),
    ...(splits.length === 0
      ? []
      : [
          "## Shares of common costs",
          splits
            .map(({ how, whole, amount }) => `- ${dollars(amount)}: ${plain(how)} (${dollars(whole)} in all)`)
            .join("\n"),
        ]),
  ];
}

function unassignedTable(report: Report): string[] {
  if (report.teams !== "all") return [];
  const { unassigned, unassignedBy } = wholeOf(report);
  if (unassignedBy.length === 0) return [];
  const rows = unassignedBy.map(({ label, amount }) => [plain(label), dollars(amount)]);
  return [`## Nobody’s: ${dollars(unassigned)}`, markdownTable(["Tag", "Cost"], rows)];
}

function movers(report: Report): string[] {
  const found = findMovers(report);
  if (found.length === 0) return [];
  const lines = found.map(
    ({ team, service, change, percent }) =>
      `- ${plain(nameOf(report.bills.teams, team))}, ${plain(service)}: ${changeWords(change, percent)}`,
  );
  return [`## What moved most`, lines.join("\n")];
}

function notes({ bills }: Report): string[] {
  const { from, until } = bills.range;
  const last = addDays(until, -1);
  const sentences = [
    from === until ? `Nothing is held of ${monthInWords(bills.month)}.` : `Days ${from} to ${last}, in UTC.`,
    ...(bills.isWhole ? [] : ["The month is not held whole yet."]),
    certainty(bills.estimatedDays),
    `Amounts are ${metricWords[bills.metric]} costs in US dollars, divided by the tag ${plain(bills.rules.tagKey)}.`,
    ...bills.remarks.map(plain),
  ];
  return ["## Notes", sentences.map((sentence) => `- ${sentence}`).join("\n")];
}

function certainty(estimatedDays: readonly string[]): string {
  const [first] = estimatedDays;
  if (first === undefined) return "AWS has settled all of these days.";
  return estimatedDays.length === 1
    ? `AWS may still change one of these days: ${first}.`
    : `AWS may still change ${estimatedDays.length} of these days, the first of them ${first}.`;
}

const metricWords = {
  unblended: "unblended",
  amortized: "amortized",
  netUnblended: "net unblended",
  netAmortized: "net amortized",
  blended: "blended",
} as const;
