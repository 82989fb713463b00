// What pages weigh and how fast they stand: `npm run bench -- web [--url ADDRESS] [--runs N]`, by default a product of its own.
import { parseArgs } from "node:util";
import { slowdown } from "../../e2e/bench/measure-page.ts";
import type { PageFigures } from "../../e2e/bench/measure-page.ts";
import { measurePages } from "../../e2e/bench/measure-pages.ts";
import { ensureBrowser } from "../ensure-browser.ts";
import { ExplainedError } from "../explained-error.ts";
import { rowsOf } from "../measuring/figures-row.ts";

/** What no page may exceed, in kB, milliseconds, and shift without a unit. */
const budgets: readonly (readonly [string, string])[] = [
  ["JS", "260 kB"],
  ["CSS", "20 kB"],
  ["HTML", "150 kB"],
  ["LCP", "800 ms"],
  ["blocking", "200 ms"],
  ["shift", ".02"],
];

const rowOf = rowsOf({ name: 18, cell: 11 });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

export async function main(args: readonly string[]): Promise<void> {
  const { url, runs } = readArguments(args);
  ensureBrowser();
  say(
    `web, cold cache, processor slowed ${slowdown} times, medians of ${runs}; wanted: ${budgets.map((budget) => budget.join(" ≤ ")).join(", ")}`,
  );
  say(rowOf("page", ["JS kB", "× bare", "CSS kB", "HTML kB", "LCP ms", "× bare", "blocking ms", "shift"]));
  let bare: PageFigures | undefined;
  await measurePages({
    url,
    runs,
    onPage: ({ name, figures }) => {
      bare ??= figures;
      say(rowOf(name, cellsOf(figures, bare)));
    },
  });
}

function readArguments(args: readonly string[]): { url: string | undefined; runs: number } {
  const { values } = parseArgs({
    args: [...args],
    options: { url: { type: "string" }, runs: { type: "string", default: "5" } },
  });
  const runs = Number(values.runs);
  if (!Number.isSafeInteger(runs) || runs < 1) {
    throw new ExplainedError("--runs is how often each page is opened, at least 1.");
  }
  if (values.url !== undefined && !URL.canParse(values.url)) {
    throw new ExplainedError("--url is the address of a running demo, as in --url http://localhost:3000.");
  }
  return { url: values.url?.replace(/\/$/, ""), runs };
}

function cellsOf(figures: PageFigures, bare: PageFigures): string[] {
  const { script, stylesheet, document, largestPaint, blocking, shift } = figures;
  return [
    kilobytes(script),
    (script / bare.script).toFixed(2),
    kilobytes(stylesheet),
    kilobytes(document),
    largestPaint.toFixed(0),
    (largestPaint / bare.largestPaint).toFixed(2),
    blocking.toFixed(0),
    shift.toFixed(3),
  ];
}

const kilobytes = (bytes: number): string => (bytes / 1000).toFixed(1);
