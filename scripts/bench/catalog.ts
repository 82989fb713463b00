// How fast the catalog answers: `npm run bench -- catalog [--profiles N]`, by default twenty thousand.
import { isDeepStrictEqual } from "node:util";
import type pg from "pg";
import { answerInMemory } from "../catalog-bench/in-memory.ts";
import { loadCatalog } from "../catalog-bench/load-catalog.ts";
import type { Viewer, Viewers } from "../catalog-bench/load-catalog.ts";
import { readAllRows, readPlainPage } from "../catalog-bench/plain-sql.ts";
import { askCatalog, facetInput, questionsOf } from "../catalog-bench/questions.ts";
import type { Question } from "../catalog-bench/questions.ts";
import { measure } from "../measuring/measure.ts";
import type { Times } from "../measuring/measure.ts";
import { rowsOf } from "../measuring/figures-row.ts";
import { withDatabase } from "../measuring/own-database.ts";
import { readCount } from "../measuring/read-count.ts";

const wantedMilliseconds = 100;
const rowOf = rowsOf({ name: 32, cell: 22 });
const say = (line: string): boolean => process.stdout.write(`${line}\n`);

export async function main(args: readonly string[]): Promise<void> {
  const profiles = readCount(args, "profiles", {
    what: "how many the catalog holds",
    otherwise: 20_000,
    least: 1000,
  });
  await withDatabase("catalog", {}, async ({ database, client }) => {
    const began = performance.now();
    const viewers = await loadCatalog(database, profiles);
    await client.query("VACUUM ANALYZE");
    const seconds = (performance.now() - began) / 1000;
    say(
      `catalog, ${profiles.toLocaleString("en-US")} profiles of 20 Regions of 5 accounts, loaded as the mirror does in ${seconds.toFixed(0)} s`,
    );
    await compare(client, viewers);
  });
}

/** Asks every question in every way, and tells p50 and p95; the answers have to be the same. */
async function compare(client: pg.Client, { linus, ada, all }: Viewers): Promise<void> {
  const { total } = await linus.calls.profiles.list({});
  const everything = (await ada.calls.profiles.list({})).total;
  say(
    `asked of the operations behind /api/v1/profiles, /profile-facets and /profiles.csv, HTTP left out; of ${everything} Linus sees ${total}, Ada all; a screen is a page and its counts, asked at once`,
  );
  say(rowOf("p50 / p95 ms", ["1 user", "20 users", "plain SQL of the page", "all rows, filtered in memory"]));
  let slowest = 0;
  const asked: [Viewer, Question][] = questionsOf(total).map((question) => [linus, question]);
  const [opening] = questionsOf(everything);
  if (opening) asked.splice(1, 0, [ada, { ...opening, name: "the catalog as it opens for Ada" }]);
  for (const [viewer, question] of asked) {
    await assertSame(client, viewer, question);
    const isFile = question.kind === "file";
    const one = await measure(() => askCatalog(viewer, question), { users: 1, times: isFile ? 2 : 20 });
    const many = await measure((turn) => askCatalog(all[turn % all.length] ?? viewer, question), {
      users: all.length,
      times: isFile ? all.length : 100,
    });
    const plain = await measure(() => readPlainPage(client, viewer, question), { users: 1, times: 5 });
    const memory = await measure(async () => answerInMemory(await readAllRows(client), viewer, question), {
      users: 1,
      times: 3,
    });
    if (!isFile) slowest = Math.max(slowest, one.p95);
    say(rowOf(question.name, [both(one), both(many), ratio(one, plain), ratio(one, memory)]));
  }
  say(
    `catalog, slowest p95 of one user: ${slowest.toFixed(0)} ms (at most ${wantedMilliseconds} wanted; the CSV of everything is not among them)`,
  );
}

async function assertSame(client: pg.Client, viewer: Viewer, question: Question): Promise<void> {
  const memory = answerInMemory(await readAllRows(client), viewer, question);
  const plain = await readPlainPage(client, viewer, question);
  const { items, total } = await viewer.calls.profiles.list(question.filter);
  const ids = items.map(({ id }) => id);
  const { page: _page, pageSize, ...selection } = question.filter;
  const first = { memory: memory.ids.slice(0, pageSize), plain: plain.slice(0, pageSize) };
  const facets = await viewer.calls.profiles.facets(facetInput(selection));
  const counts = Object.entries(memory.counts).map(([name, counted]) => [name, largestOf(counted)]);
  const ours = Object.entries(facets).map(([name, values]) => [name, values.map(({ count }) => count)]);
  const isSame =
    total === memory.total && isDeepStrictEqual(ids, first.memory) && isDeepStrictEqual(ids, first.plain);
  if (isSame && isDeepStrictEqual(Object.fromEntries(ours), Object.fromEntries(counts))) return;
  throw new Error(`${question.name}: the answers differ; ${total} by Quarry, ${memory.total} in memory.`);
}

/** Fifty at most, as the counts of tags are shown. */
function largestOf(counts: ReadonlyMap<string, number>): number[] {
  return [...counts.values()].toSorted((one, other) => other - one).slice(0, 50);
}

const both = ({ p50, p95 }: Times): string => `${p50.toFixed(1)} / ${p95.toFixed(1)}`;
const ratio = (ours: Times, other: Times): string =>
  `${other.p50.toFixed(1)}, × ${(ours.p50 / other.p50).toFixed(2)}`;
