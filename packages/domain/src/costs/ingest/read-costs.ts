import { billingRegion } from "@quarry/aws-core/clients/create-aws-clients";
import { CostReadError } from "@quarry/aws-core/costs/cost-read-error";
import { AwsError } from "@quarry/aws-core/errors/aws-error";
import type { JobContext } from "../../jobs/job-context.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { findBillState } from "./bill-state.ts";
import { isHeldBack, isShort, keepFailure } from "./keep-failure.ts";
import { giveBack, holdLease, takeLease } from "./lease.ts";
import { findOpenReadings } from "./open-readings.ts";
import type { OpenReading } from "./open-readings.ts";
import { planReading } from "./plan-reading.ts";
import { readNextPage } from "./read-next-page.ts";
import type { HeldBill } from "./read-next-page.ts";
import { readServices } from "./read-services.ts";
import { CallsUsedUp, LeaseLost } from "./reading-stops.ts";
import { endReading } from "./replace-days.ts";
import { startAnew, startReading, startTotalAgain } from "./start-reading.ts";

/**
 * Reads what is due of a bill in Cost Explorer, as far as the paid calls reach. A second reader of the same bill makes
 * no call. What is broken off goes on where it stopped, whoever reads next.
 * @throws CostReadError when AWS limits the calls, so that the job is tried again
 */
export async function readCosts(context: JobContext, { sourceId }: { sourceId: string }): Promise<void> {
  const { database, aws } = context;
  const source = await database.costSource.findUnique({
    where: { id: sourceId },
    include: { connection: true },
  });
  if (source?.kind !== "cost_explorer" || isHeldBack(source, new Date())) return;
  const lease = await takeLease(database, sourceId);
  if (!lease) return;
  const bill = { lease, clients: aws.clientsFor(source.connection, billingRegion) };
  try {
    await readAll(context, bill);
  } catch (error) {
    if (error instanceof CallsUsedUp || error instanceof LeaseLost) return;
    if (!(error instanceof AwsError) || error.code === "aborted") throw error;
    await keepFailure(context, lease, error);
    if (error.code === "throttled") throw error;
  } finally {
    await giveBack(database, lease);
  }
}

async function readAll(context: JobContext, bill: HeldBill): Promise<void> {
  const { sourceId } = bill.lease;
  const mended = new Set<string>();
  while (!context.signal.aborted) {
    const open = await findOpenReadings(context.database, sourceId);
    if (open.recent) {
      await readOn(context, bill, { reading: open.recent, mended });
      continue;
    }
    const state = await findBillState(context.database, sourceId);
    if (!state) return;
    const step = planReading(state);
    // The newest days come before history that was begun, which could otherwise use up every day's calls.
    const isHistoryNext = step?.kind === "read" && step.purpose === "history";
    if (isHistoryNext && open.history) await readOn(context, bill, { reading: open.history, mended });
    else if (step?.kind === "services") await readServices(context, bill, state.now);
    else if (step) await startReading(context.database, bill.lease, step);
    else return;
  }
}

/** Reads a page. What can be mended by reading again is, once in a run: else it would go on in circles, paid for. */
async function readOn(
  context: JobContext,
  bill: HeldBill,
  { reading, mended }: { reading: OpenReading; mended: Set<string> },
): Promise<void> {
  try {
    await readNextPage(context, bill, reading);
  } catch (error) {
    const reason = reasonOf(error);
    const trouble = `${reading.groupingId} ${reason}`;
    if (isMendable(reason) && !mended.has(trouble)) {
      mended.add(trouble);
      return mend(context, bill, { reading, reason });
    }
    if (error instanceof AwsError && isRefused(error)) await drop(context, bill, reading);
    throw error;
  }
}

const isRefused = (error: AwsError): boolean => error.code !== "aborted" && !isShort(error);

type Mendable = "expired-token" | "unknown-usage-type" | "lost-lines";

const isMendable = (reason: string): reason is Mendable =>
  reason === "expired-token" || reason === "unknown-usage-type" || reason === "lost-lines";

function reasonOf(error: unknown): string {
  if (error instanceof DomainError && error.code === "conflict") return "lost-lines";
  return error instanceof CostReadError ? error.reason : "";
}

function mend(
  { database }: JobContext,
  { lease }: HeldBill,
  { reading, reason }: { reading: OpenReading; reason: Mendable },
): Promise<void> {
  return database.$transaction(async (transaction) => {
    await holdLease(transaction, lease);
    if (reason === "unknown-usage-type") return startTotalAgain(transaction, reading, lease);
    return startAnew(transaction, reading, { isTooLong: reason === "expired-token" });
  });
}

/** What AWS refuses is asked from the start another day: where it got to is forgotten there by then. */
function drop({ database }: JobContext, { lease }: HeldBill, reading: OpenReading): Promise<void> {
  return database.$transaction(async (transaction) => {
    await holdLease(transaction, lease);
    await endReading(transaction, reading.id);
  });
}
