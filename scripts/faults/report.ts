import type { Outcome } from "./scenario.ts";
import { isTrue, violationsOf, type Book, type Verdict } from "./verdict.ts";

/** One line of the table. */
export interface Row extends Verdict {
  scenario: string;
  faults: string;
  /** Figures in the order of the points; empty when the scenario strikes at none. */
  hits: readonly number[];
  crashes: readonly string[];
  shortcomings: readonly string[];
  seconds: number;
}

/** Sums up what all lanes of a scenario ended with. */
export function rowOf(
  scenario: string,
  { lanes, faults, hits, shortcomings }: Outcome,
  seconds: number,
): Row {
  const verdicts = lanes.map(({ verdict }) => verdict);
  const sum = (figure: "operations" | "duplicates" | "lost" | "orphans"): number =>
    verdicts.reduce((total, verdict) => total + verdict[figure], 0);
  return {
    scenario,
    faults,
    shortcomings,
    seconds,
    operations: sum("operations"),
    duplicates: sum("duplicates"),
    lost: sum("lost"),
    orphans: sum("orphans"),
    audit: verdicts.flatMap(({ audit }) => audit),
    ...bookOf(verdicts),
    remarks: verdicts.flatMap(({ remarks = [] }) => remarks),
    hits: [...(hits?.values() ?? [])],
    crashes: lanes.flatMap(({ crashes }) => crashes),
  };
}

function bookOf(verdicts: readonly Verdict[]): { book?: Book } {
  const books = verdicts.flatMap(({ book }) => book ?? []);
  if (books.length === 0) return {};
  const sum = (figure: keyof Book): number => books.reduce((total, book) => total + book[figure], 0);
  return { book: { used: sum("used"), apart: sum("apart") } };
}

/** Whether everything held that must. */
export function isSound(row: Row): boolean {
  return violationsOf(row) + row.crashes.length + row.shortcomings.length === 0;
}

const titles = [
  "scenario",
  "operations",
  "faults",
  "hits",
  "duplicates",
  "lost",
  "orphans",
  "audit",
  "crashes",
  "billed",
  "apart",
];

/** The table, and below it in words what a figure does not tell. */
export function formatReport(rows: readonly Row[], pointNames: readonly string[]): string {
  const lines = [[...titles, "seconds"], ...rows.map(cellsOf)];
  const widths =
    lines[0]?.map((_, column) => Math.max(...lines.map((cells) => cells[column]?.length ?? 0))) ?? [];
  const table = lines.map((cells) =>
    cells
      .map((cell, column) =>
        isText(column) ? cell.padEnd(widths[column] ?? 0) : cell.padStart(widths[column] ?? 0),
      )
      .join("  ")
      .trimEnd(),
  );
  return [...table, "", `Hits are at: ${pointNames.join(", ")}.`, ...rows.flatMap(remarksOf)].join("\n");
}

function cellsOf(row: Row): string[] {
  const { scenario, operations, faults, hits, duplicates, lost, orphans, audit, crashes, book, seconds } =
    row;
  return [
    scenario,
    String(operations),
    faults,
    hits.join(" ") || "–",
    ...[duplicates, lost, orphans].map(String),
    audit.length === 0 ? "whole" : "broken",
    String(crashes.length),
    book === undefined ? "–" : `${book.used.toFixed(0)} s`,
    book === undefined ? "–" : `${((book.apart / book.used) * 100).toFixed(2)} %`,
    seconds.toFixed(0),
  ];
}

// Scenario, faults, hits and audit are words; all other columns are figures.
function isText(column: number): boolean {
  return [0, 2, 3, 7].includes(column);
}

function remarksOf({ scenario, audit, crashes, shortcomings, book, remarks = [] }: Row): string[] {
  const untrue =
    book && !isTrue(book) ? ["the book of instance-seconds is more than 1 % off the ledger"] : [];
  return [...remarks, ...audit, ...crashes, ...shortcomings, ...untrue].map(
    (remark) => `${scenario}: ${remark}.`,
  );
}
