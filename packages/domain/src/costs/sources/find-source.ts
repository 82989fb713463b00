import { notFound } from "../../operation/domain-error.ts";
import type { Transaction } from "../../operation/context.ts";

/** What a view of a bill is made of. */
export const sourceRelations = {
  connection: { select: { name: true, accountId: true } },
  groupings: { orderBy: { id: "asc" } },
} as const;

/**
 * The bill of a connection.
 * @throws DomainError not-found
 */
export async function findSource({ costSource }: Pick<Transaction, "costSource">, connectionId: string) {
  const source = await costSource.findUnique({ where: { connectionId }, include: sourceRelations });
  if (!source) throw notFound("bill");
  return source;
}

export type SourceRow = Awaited<ReturnType<typeof findSource>>;
