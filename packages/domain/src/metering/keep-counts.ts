import type { CountedPeriod } from "@quarry/aws-core/metering/read-token-counts";
import { arrayText } from "../costs/ingest/array-text.ts";
import { addDays, dayOf } from "../costs/days-schema.ts";
import type { Transaction } from "../operation/context.ts";
import { knowModels } from "./know-models.ts";

interface Place {
  connectionId: string;
  region: string;
}

/** Writes hours that were read, and sums up anew the days that they are of. What is told again takes its old place. */
export async function keepHours(
  transaction: Transaction,
  place: Place,
  periods: readonly CountedPeriod[],
): Promise<void> {
  const rows = await rowsOf(transaction, place, periods);
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO "MeteredHour"
      ("modelId", "hour", "invocations", "input", "output", "cacheRead", "cacheWrite", "images")
    SELECT * FROM unnest(
      ${numbers(rows, ({ id }) => id)}::int[], ${arrayText(rows.map(({ at }) => at.toISOString()))}::timestamptz[],
      ${numbers(rows, (row) => row.invocations)}::bigint[], ${numbers(rows, (row) => row.input)}::bigint[],
      ${numbers(rows, (row) => row.output)}::bigint[], ${numbers(rows, (row) => row.cacheRead)}::bigint[],
      ${numbers(rows, (row) => row.cacheWrite)}::bigint[], ${numbers(rows, (row) => row.images)}::bigint[])
    ON CONFLICT ("modelId", "hour") DO UPDATE SET
      "invocations" = excluded."invocations", "input" = excluded."input", "output" = excluded."output",
      "cacheRead" = excluded."cacheRead", "cacheWrite" = excluded."cacheWrite", "images" = excluded."images"`;
  const days = rows.map(({ at }) => dayOf(at)).toSorted();
  await sumUp(transaction, {
    ids: [...new Set(rows.map(({ id }) => id))],
    from: days[0] ?? "",
    until: addDays(days.at(-1) ?? "", 1),
  });
}

/** Writes days that were read as such. */
export async function keepDays(
  transaction: Transaction,
  place: Place,
  periods: readonly CountedPeriod[],
): Promise<void> {
  const rows = await rowsOf(transaction, place, periods);
  if (rows.length === 0) return;
  await transaction.$executeRaw`
    INSERT INTO "MeteredDay"
      ("modelId", "day", "invocations", "input", "output", "cacheRead", "cacheWrite", "images")
    SELECT * FROM unnest(
      ${numbers(rows, ({ id }) => id)}::int[], ${arrayText(rows.map(({ at }) => dayOf(at)))}::date[],
      ${numbers(rows, (row) => row.invocations)}::bigint[], ${numbers(rows, (row) => row.input)}::bigint[],
      ${numbers(rows, (row) => row.output)}::bigint[], ${numbers(rows, (row) => row.cacheRead)}::bigint[],
      ${numbers(rows, (row) => row.cacheWrite)}::bigint[], ${numbers(rows, (row) => row.images)}::bigint[])
    ON CONFLICT ("modelId", "day") DO UPDATE SET
      "invocations" = excluded."invocations", "input" = excluded."input", "output" = excluded."output",
      "cacheRead" = excluded."cacheRead", "cacheWrite" = excluded."cacheWrite", "images" = excluded."images"`;
}

type Row = CountedPeriod & { id: number };

/** In one order for everybody, so that two that write the same rows wait for each other but never in a circle. */
async function rowsOf(
  transaction: Transaction,
  place: Place,
  periods: readonly CountedPeriod[],
): Promise<Row[]> {
  const ids = await knowModels(transaction, place, [...new Set(periods.map(({ modelId }) => modelId))]);
  return periods
    .flatMap((period): Row[] => {
      const id = ids.get(period.modelId);
      return id === undefined ? [] : [{ ...period, id }];
    })
    .toSorted((one, other) => one.id - other.id || one.at.getTime() - other.at.getTime());
}

const numbers = (rows: readonly Row[], of: (row: Row) => number | bigint): string =>
  `{${rows.map((row) => String(of(row))).join(",")}}`;

/** The hours of a day are all held when any of them is read: readings begin at midnight or later than the last one. */
async function sumUp(
  transaction: Transaction,
  { ids, from, until }: { ids: readonly number[]; from: string; until: string },
): Promise<void> {
  await transaction.$executeRaw`
    INSERT INTO "MeteredDay"
      ("modelId", "day", "invocations", "input", "output", "cacheRead", "cacheWrite", "images")
    SELECT "modelId", ("hour" AT TIME ZONE 'UTC')::date, sum("invocations"), sum("input"), sum("output"),
      sum("cacheRead"), sum("cacheWrite"), sum("images")
    FROM "MeteredHour"
    WHERE "modelId" = ANY(${`{${ids.join(",")}}`}::int[])
      AND "hour" >= (${from}::date::timestamp AT TIME ZONE 'UTC')
      AND "hour" < (${until}::date::timestamp AT TIME ZONE 'UTC')
    GROUP BY 1, 2 ORDER BY 1, 2
    ON CONFLICT ("modelId", "day") DO UPDATE SET
      "invocations" = excluded."invocations", "input" = excluded."input", "output" = excluded."output",
      "cacheRead" = excluded."cacheRead", "cacheWrite" = excluded."cacheWrite", "images" = excluded."images"`;
}
