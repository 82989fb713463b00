import type { Transaction } from "../../operation/context.ts";
import { DomainError } from "../../operation/domain-error.ts";

/**
 * The bill of a connection, with the connection behind it.
 *
 * @throws DomainError `not-found` when the connection has no bill
 */
export async function findBill({ costSource }: Pick<Transaction, "costSource">, connectionId: string) {
  const bill = await costSource.findUnique({ where: { connectionId }, include: { connection: true } });
  if (bill) return bill;
  throw new DomainError("not-found", "There is no bill of this connection. Connect it first.");
}
