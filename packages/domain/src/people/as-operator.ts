import { appendEvent } from "../audit/append-event.ts";
import { commandLine } from "../audit/command-line.ts";
import type { EventName } from "../audit/event-names.ts";
import type { Database, Transaction } from "../operation/context.ts";
import type { Made } from "./made.ts";

/**
 * Has something written that people and teams are made of, as an operator at the command line does, where nobody
 * signs in: the same as the operation of the portal writes, and its audit row.
 *
 * @returns the id of what was made
 */
export function asOperator(
  database: Database,
  event: EventName,
  make: (transaction: Transaction) => Promise<Made>,
): Promise<string> {
  return database.$transaction(async (transaction) => {
    const { id, change } = await make(transaction);
    await appendEvent(transaction, commandLine, { name: event, ...change });
    return id;
  });
}
