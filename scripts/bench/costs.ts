// How fast costs are loaded and asked for: `npm run bench -- costs [--rows N]`, by default ten million lines.
import { dirname, join } from "node:path";
import { addDays, dayOf } from "@quarry/domain/costs/days-schema";
import { readBills } from "@quarry/domain/costs/read-bills";
import type { CostQuery } from "@quarry/domain/costs/schema";
import { answerFrom, answerView } from "@quarry/domain/costs/views/answer-view";
import type { Database } from "@quarry/domain/operation/context";
import { loadLines, makeBill } from "../costs-bench/load-lines.ts";
import type { HeldGrouping } from "../costs-bench/load-lines.ts";
import { linesADay, madeDays } from "../costs-bench/make-lines.ts";
import type { MadeGrouping } from "../costs-bench/make-lines.ts";
import { askedBy, largeKey, questionsOf } from "../costs-bench/questions.ts";
import type { Question } from "../costs-bench/questions.ts";
import { openDuckLines, openRawLines } from "../costs-bench/raw-tables.ts";
import type { AskSum } from "../costs-bench/raw-tables.ts";
import { measure, timesOf } from "../measuring/measure.ts";
import type { Times } from "../measuring/measure.ts";
import { withDatabase } from "../measuring/own-database.ts";
import { readCount } from "../measuring/read-count.ts";

const today = dayOf(new Date());
const days = madeDays(today);
const users = 20;
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

export async function main(args: readonly string[]): Promise<void> {
  const rows = readCount(args, "rows", {
    what: "how many lines are loaded",
    otherwise: 10_000_000,
    least: 500_000,
  });
  const options = { maxConnections: users, idleTransactionMilliseconds: 600_000 };
  await withDatabase("costs", options, async ({ database, client, folder }) => {
    const large = await load(database, groupingsOf(rows));
    await client.query("VACUUM ANALYZE");
    const { rows: settings } = await client.query<{ data_directory: string }>("SHOW data_directory");
    const raw = await openRawLines(client);
    const duck = await openDuckLines(
      client,
      join(dirname(settings[0]?.data_directory ?? folder), "cluster/lines.csv"),
    );
    await compare(database, raw, duck.ask);
    duck.close();
    await readWhileRefreshed(database, large);
  });
}

/** A total, forty teams, and as many projects with twelve usage types each as make up the rest. */
function groupingsOf(rows: number): MadeGrouping[] {
  const dayCount = (Date.parse(days.until) - Date.parse(days.from)) / 86_400_000;
  const small = [
    { key: "total", values: 1, usageTypesOfValue: 60 },
    { key: "tag:Team", values: 40, usageTypesOfValue: 20 },
  ];
  const left = rows / dayCount - small.reduce((sum, made) => sum + linesADay(made), 0);
  const usageTypesOfValue = 12;
  return [...small, { key: largeKey, values: Math.ceil(left / usageTypesOfValue), usageTypesOfValue }];
}

/** Loads all groupings and tells how fast; returns the largest. */
async function load(database: Database, made: readonly MadeGrouping[]): Promise<HeldGrouping> {
  const groupings = await makeBill(database, made);
  const began = performance.now();
  let lines = 0;
  for (const grouping of groupings) lines += await loadLines(database, grouping, days);
  const seconds = (performance.now() - began) / 1000;
  const largest = groupings.at(-1);
  if (!largest) throw new Error("There is nothing to load.");
  say(
    `costs, ingest: ${count(lines)} lines of ${count(largest.values)} projects, ${days.from} to ${days.until}, in ${seconds.toFixed(0)} s: ${count(lines / seconds)} lines/s (at least 50,000 wanted)`,
  );
  return largest;
}

const count = (number: number): string => Math.round(number).toLocaleString("en-US");

const columns = [
  "question",
  "1 user, nothing kept",
  "1 user, kept",
  "20 users, kept",
  "20 users, 20 questions, nothing kept",
  "raw table",
  "DuckDB",
];

/** Asks each question in every way, and tells p50 and p95; the answers have to be the same. */
async function compare(database: Database, raw: AskSum, duck: AskSum): Promise<void> {
  say(columns.join(" | "));
  const slowest = { one: 0, kept: 0, many: 0 };
  for (const question of questionsOf(today)) {
    await assertSame(database, question, { raw, duck });
    const one = await measure(
      firstAsked(database, () => question.query),
      { users: 1, times: 20 },
    );
    const keptByOne = await measure(() => answerView(database, question.query), { users: 1, times: 100 });
    const kept = await measure(() => answerView(database, question.query), { users, times: 400 });
    const many = await measure(
      firstAsked(database, (turn) => askedBy(turn, question)),
      { users, times: 200 },
    );
    const onRaw = await measure(() => raw(question.sql), { users: 1, times: 3 });
    const onDuck = await measure(() => duck(question.sql), { users: 1, times: 10 });
    slowest.one = Math.max(slowest.one, one.p95);
    slowest.kept = Math.max(slowest.kept, keptByOne.p95, kept.p95);
    slowest.many = Math.max(slowest.many, many.p95);
    const times = [one, keptByOne, kept, many].map(both);
    say([question.name, ...times, ratio(onRaw, one), ratio(onDuck, one)].join(" | "));
  }
  say(
    `costs, slowest p95: ${slowest.one.toFixed(0)} ms for 1 user, ${slowest.many.toFixed(0)} ms for 20 with 20 questions, ${slowest.kept.toFixed(0)} ms where it is kept (at most 200 wanted)`,
  );
}

const both = ({ p50, p95 }: Times): string => `${p50.toFixed(1)} / ${p95.toFixed(1)} ms`;
const ratio = (other: Times, ours: Times): string =>
  `${other.p50.toFixed(1)} ms, ×${(other.p50 / ours.p50).toFixed(1)}`;

let version = 1_000_000;

/** As if the lines had just changed: no kept answer is of such a version. */
function firstAsked(
  database: Database,
  queryOf: (turn: number) => CostQuery,
): (turn: number) => Promise<unknown> {
  return async (turn) => {
    version += 1;
    const own = { version };
    const bills = (await readBills(database, undefined)).map((bill) => ({ ...bill, ...own }));
    return answerFrom(database, bills, queryOf(turn));
  };
}

async function assertSame(
  database: Database,
  { name, query, sql }: Question,
  { raw, duck }: { raw: AskSum; duck: AskSum },
): Promise<void> {
  const { total } = await answerView(database, query);
  const [whole = "0", part = ""] = total.split(".");
  const ours = BigInt(`${whole}${part.padEnd(10, "0")}`);
  const others = [await raw(sql), await duck(sql)];
  if (others.some((other) => other !== ours)) {
    throw new Error(`${name}: ${total} in the view, ${others.join(" and ")} on the raw table and DuckDB.`);
  }
}

/** Twenty users ask while the last three days are loaded again and again. */
async function readWhileRefreshed(database: Database, grouping: HeldGrouping): Promise<void> {
  const range = { from: addDays(days.until, -3), until: days.until };
  const questions = questionsOf(today);
  const alone = await measure(anyQuestion(database, questions), { users, times: 6000 });
  const taken: number[] = [];
  const reading = new AbortController();
  const refreshing = (async () => {
    while (!reading.signal.aborted) {
      const began = performance.now();
      await loadLines(database, grouping, range);
      taken.push(performance.now() - began);
    }
  })();
  const during = await measure(anyQuestion(database, questions), { users, times: 6000 });
  reading.abort();
  await refreshing;
  say(
    `costs, 20 users on all questions: ${both(alone)} alone, ${both(during)} during ${taken.length} refreshes of three days of ${timesOf(taken).p50.toFixed(0)} ms each`,
  );
}

const anyQuestion = (database: Database, questions: readonly Question[]) => (turn: number) => {
  const question = questions[turn % questions.length];
  return question ? answerView(database, question.query) : Promise.resolve();
};
