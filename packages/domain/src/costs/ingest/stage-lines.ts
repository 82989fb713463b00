import type { CostLine } from "@quarry/aws-core/costs/cost-line";
import type { Database, Transaction } from "../../operation/context.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { arrayText, plainArrayText } from "./array-text.ts";

// Larger batches are no faster, and hold more lines in memory.
const linesPerBatch = 5000;

/**
 * Puts lines of the bill aside for a reading, where nobody sees them until `replaceDays`. Of lines with the same day,
 * service, usage type and value the last holds, so a page may come twice. Give it a transaction where the lines must
 * be kept together with something else; a long load goes without one, a batch at a time.
 * @returns how many lines were given
 * @throws DomainError conflict when the reading has ended
 */
export async function stageLines(
  database: Database | Transaction,
  readingId: string,
  lines: AsyncIterable<CostLine> | Iterable<CostLine>,
): Promise<number> {
  let count = 0;
  let batch: CostLine[] = [];
  for await (const line of lines) {
    batch.push(line);
    count += 1;
    if (batch.length < linesPerBatch) continue;
    await stageBatch(database, readingId, batch);
    batch = [];
  }
  if (batch.length > 0) await stageBatch(database, readingId, batch);
  return count;
}

/** One statement per batch: a parameter per column, each the text of an array, which spares a parameter per value. */
async function stageBatch(
  database: Database | Transaction,
  readingId: string,
  lines: readonly CostLine[],
): Promise<void> {
  const texts = (valueOf: (line: CostLine) => string): string => arrayText(lines.map(valueOf));
  const plain = (valueOf: (line: CostLine) => string | bigint | boolean): string =>
    plainArrayText(lines.map(valueOf));
  const staged = await database.$executeRaw`
    WITH reading AS (
      UPDATE "CostReading" SET "lineCount" = "lineCount" + ${lines.length}::int
      WHERE "id" = ${readingId}::uuid
      RETURNING "id"
    )
    INSERT INTO "CostStagedLine" ("readingId", "day", "value", "service", "usageType", "isEstimated", "unblended",
      "amortized", "netUnblended", "netAmortized", "blended", "quantity")
    SELECT reading."id", line.*
    FROM reading, unnest(
      ${plain(({ day }) => day)}::date[],
      ${texts(({ value }) => value)}::text[],
      ${texts(({ service }) => service)}::text[],
      ${texts(({ usageType }) => usageType)}::text[],
      ${plain(({ isEstimated }) => isEstimated)}::boolean[],
      ${plain(({ unblended }) => unblended)}::bigint[],
      ${plain(({ amortized }) => amortized)}::bigint[],
      ${plain(({ netUnblended }) => netUnblended)}::bigint[],
      ${plain(({ netAmortized }) => netAmortized)}::bigint[],
      ${plain(({ blended }) => blended)}::bigint[],
      ${plain(({ quantity }) => quantity)}::numeric[]
    ) AS line`;
  if (staged === 0) throw new DomainError("conflict", "This reading of costs has ended.");
}
