import type { Transaction } from "../../operation/context.ts";
import type { DayRange } from "../days-schema.ts";
import { monthOf, monthsOf } from "../days-schema.ts";
import { takeTurnForAll } from "./take-turn-for-all.ts";

/**
 * Makes the partitions of CostLine that the days need. Attaching a finished table holds up neither readers nor
 * writers of the others, as creating it in place would.
 */
export async function makePartitions(transaction: Transaction, range: DayRange): Promise<void> {
  const months = monthsOf(range);
  if ((await missing(transaction, months)).length === 0) return;
  await takeTurnForAll(transaction);
  // Whoever had the lock before may have made some of them.
  for (const month of await missing(transaction, months)) await makePartition(transaction, month);
}

async function missing(transaction: Transaction, months: readonly string[]): Promise<string[]> {
  const there = await transaction.$queryRaw<{ name: string }[]>`
    SELECT child.relname AS name FROM pg_inherits
    JOIN pg_class child ON child.oid = inhrelid
    WHERE inhparent = '"CostLine"'::regclass`;
  const names = new Set(there.map(({ name }) => name));
  return months.filter((month) => !names.has(nameOf(month)));
}

async function makePartition(transaction: Transaction, month: string): Promise<void> {
  const name = nameOf(month);
  await transaction.$executeRawUnsafe(`CREATE TABLE "${name}" (LIKE "CostLine" INCLUDING ALL)`);
  await transaction.$executeRawUnsafe(
    `ALTER TABLE "CostLine" ATTACH PARTITION "${name}" FOR VALUES FROM ('${month}') TO ('${monthOf(month, 1)}')`,
  );
}

// Made of digits only: the month went through Date.
const nameOf = (month: string): string => `CostLine_${monthOf(month).slice(0, 7).replace("-", "_")}`;
