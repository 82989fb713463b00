import { command } from "../../operation/command.ts";
import type { Transaction } from "../../operation/context.ts";
import { DomainError, notFound } from "../../operation/domain-error.ts";
import { findSource } from "./find-source.ts";
import { keepGroupings } from "./keep-groupings.ts";
import { ConnectSourceInput, SourceView } from "./schema.ts";
import { sourceFacts, sourceSubject, toSourceView } from "./source-view.ts";

/** Has the bill of a connection's account read in Cost Explorer, from now on; every reading is paid by the call. */
export const connectSource = command({
  permission: "costs.govern",
  event: "bill.connected",
  route: { method: "POST", path: "/costs/sources", summary: "Have a bill read", successStatus: 201 },
  input: ConnectSourceInput,
  output: SourceView,
  async run({ context, transaction, input }) {
    const { connectionId, callsPerDay, tagKeys, historyCalls } = input;
    await assertUnread(transaction, connectionId);
    const { id } = await transaction.costSource.create({
      data: { connectionId, kind: "cost_explorer", callsPerDay, tagKeys, extraCalls: historyCalls },
    });
    await keepGroupings(transaction, id, tagKeys);
    const payload = { sourceId: id };
    await context.jobs.enqueue(transaction, { name: "costs.read", payload, key: id });
    await context.jobs.enqueue(transaction, { name: "costs.read-tags", payload, key: id });
    const source = await findSource(transaction, connectionId);
    const changes = [{ subject: sourceSubject(source), after: sourceFacts(source) }];
    return { result: toSourceView(source, new Date()), changes };
  },
});

/** One bill an account: two would pay for the same calls, and add up to twice its costs. */
export async function assertUnread(transaction: Transaction, connectionId: string): Promise<void> {
  const connection = await transaction.connection.findUnique({ where: { id: connectionId } });
  if (!connection) throw notFound("connection");
  const turn = `bill of ${connection.accountId}`;
  await transaction.$executeRaw`SELECT pg_advisory_xact_lock(hashtextextended(${turn}, 0))`;
  const known = await transaction.costSource.findFirst({
    where: { connection: { accountId: connection.accountId } },
    include: { connection: true },
  });
  if (!known) return;
  throw new DomainError(
    "conflict",
    `The bill of account ${connection.accountId} is already read through the connection ${known.connection.name}.`,
  );
}
