import type { CostLine } from "../costs/cost-line.ts";
import type { LocalFile } from "./download-delivery.ts";
import { ExportRefusal } from "./export-refusal.ts";
import { openDuckDb } from "./open-duckdb.ts";
import { sumLines, sumsOf } from "./sum-lines.ts";
import { surveyFiles } from "./survey-files.ts";
import { alikeTags } from "./tag-name.ts";

export interface PeriodOptions {
  /** The first day of the billing period. */
  month: string;
  /** The tags by which costs are divided, as Cost Explorer names their keys. */
  tagKeys: readonly string[];
  /** A folder of the period's own, in which its files are. */
  folder: string;
  /** Decides how far a month that has not ended reaches. */
  readAt: Date;
  memoryMebibytes?: number;
  threads?: number;
  signal?: AbortSignal;
}

/** What a billing period says, summed up by each grouping; every grouping adds up to the same. */
export interface PeriodReading {
  /** The days that it says something about; the end is exclusive. */
  from: string;
  until: string;
  /** Lines of the files, of all services. */
  rows: number;
  /** "total", "account", "resource", and "tag:KEY" for each key. */
  groupings: string[];
  /** The lines of one grouping, each day × service × usage type × value once. */
  lines(grouping: string): AsyncGenerator<CostLine>;
  /** Gives the memory back; the folder stays. */
  close(): void;
}

/**
 * Reads the files of a billing period with DuckDB: once to check them, and once to sum the lines of Bedrock and
 * SageMaker up by every grouping at a time. Sums are of decimals, never of doubles.
 *
 * Taxes are left out, which Cost Explorer counts as a SERVICE of their own. A day is that on which the use of a line
 * began; what AWS put into the billing period for days outside it, such as a late refund, counts on its first or last
 * day, so that the period adds up to what the files say. Costs are estimated until they are on an invoice.
 *
 * Source: https://docs.aws.amazon.com/cur/latest/userguide/table-dictionary-cur2-line-item.html
 *
 * @throws ExportRefusal
 */
export async function readPeriod(
  files: readonly LocalFile[],
  options: PeriodOptions,
): Promise<PeriodReading> {
  const { tagKeys, month, readAt } = options;
  const alike = alikeTags(tagKeys);
  if (alike !== undefined) {
    throw new ExportRefusal(
      "unfit",
      `A Data Export writes the tags ${alike.join(" and ")} alike, so their costs cannot be told apart. Divide the bill by one of them only.`,
    );
  }
  const duckDb = await openDuckDb(options);
  try {
    const survey = await surveyFiles(duckDb.connection, files, tagKeys);
    const days = daysOf(month, readAt, survey);
    await sumLines(duckDb.connection, { ...survey, ...days, tagKeys });
    const groupings = ["total", "account", "resource", ...tagKeys.map((tagKey) => `tag:${tagKey}`)];
    return {
      ...days,
      rows: survey.rows,
      groupings,
      lines(grouping) {
        const number = groupings.indexOf(grouping);
        if (number < 0) throw new RangeError("The billing period was not divided that way.");
        return sumsOf(duckDb.connection, { grouping: number, tagKeys });
      },
      close: () => duckDb.close(),
    };
  } catch (error) {
    duckDb.close();
    options.signal?.throwIfAborted();
    throw error;
  }
}

/** A month that has not ended reaches to the last day that any service has costs of. */
function daysOf(
  month: string,
  readAt: Date,
  { lastDay, lastModelDay }: { lastDay: string | null; lastModelDay: string | null },
): { from: string; until: string } {
  const end = firstOfNextMonth(month);
  const today = readAt.toISOString().slice(0, 10);
  if (today >= end) return { from: month, until: end };
  // Fees of a whole month may be dated ahead: they are no sign of what else is known of that day.
  const lastSeen = lastDay !== null && lastDay < today ? lastDay : today;
  const until = nextDay(later(later(lastSeen, lastModelDay ?? lastSeen), month));
  return { from: month, until: until < end ? until : end };
}

const later = (one: string, other: string): string => (one > other ? one : other);

function nextDay(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}

function firstOfNextMonth(month: string): string {
  const date = new Date(`${month}T00:00:00Z`);
  return new Date(Date.UTC(date.getUTCFullYear(), date.getUTCMonth() + 1, 1)).toISOString().slice(0, 10);
}
