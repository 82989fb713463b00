import { createHash } from "node:crypto";
import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { ExportRefusal } from "@quarry/aws-core/cost-exports/export-refusal";
import { findExportPeriods, nothingDelivered } from "@quarry/aws-core/cost-exports/find-export-periods";
import type { ExportPeriod } from "@quarry/aws-core/cost-exports/find-export-periods";
import { readDelivery } from "@quarry/aws-core/cost-exports/read-delivery";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import type { JobContext } from "../../jobs/job-context.ts";
import type { Transaction } from "../../operation/context.ts";
import { DomainError } from "../../operation/domain-error.ts";
import { ExportLocation } from "../export-location-schema.ts";
import { dayOf } from "../days-schema.ts";
import { forgetFailure, keepFailure } from "../ingest/keep-failure.ts";
import { giveBack, holdLease, takeLease } from "../ingest/lease.ts";
import type { Lease } from "../ingest/lease.ts";
import { LeaseLost } from "../ingest/reading-stops.ts";
import type { SourceFailure } from "../sources/schema.ts";
import { keepAlive } from "./keep-alive.ts";
import { keepExportGroupings } from "./keep-export-groupings.ts";
import { loadPeriod } from "./load-period.ts";
import { planPeriods } from "./plan-periods.ts";

/**
 * Loads what AWS has delivered anew of a bill's Data Export, one billing period after the other. Doing it twice changes
 * nothing; while another has the bill nothing is done; what is broken off goes on at the same period.
 * @throws AwsError, ExportRefusal for what passes by itself, so that the job is tried again
 */
export async function loadExport(context: JobContext, { sourceId }: { sourceId: string }): Promise<void> {
  const { database, aws } = context;
  const source = await database.costSource.findUnique({
    where: { id: sourceId },
    include: { connection: true },
  });
  if (source?.kind !== "data_export") return;
  const location = ExportLocation.parse(source.location);
  const lease = await takeLease(database, sourceId);
  if (!lease) return;
  const kept = keepAlive(context, lease);
  const clients = aws.clientsFor(source.connection, location.region);
  const bill = { lease, clients, location, tagKeys: source.tagKeys, signal: kept.signal };
  try {
    await loadAll(context, bill);
  } catch (error) {
    if (kept.signal.reason instanceof LeaseLost) return;
    await settle(context, lease, error);
  } finally {
    kept.stop();
    await giveBack(database, lease);
  }
}

interface ExportedBill {
  lease: Lease;
  clients: Pick<AwsClients, "s3">;
  location: ExportLocation;
  tagKeys: readonly string[];
  signal: AbortSignal;
}

async function loadAll(context: JobContext, bill: ExportedBill): Promise<void> {
  const { database } = context;
  const { lease, clients, location, signal } = bill;
  const periods = await findExportPeriods(clients, location, signal);
  if (periods.length === 0) throw new ExportRefusal("incomplete", nothingDelivered(location));
  const heldUntil = await database.$transaction(async (transaction) => {
    await holdLease(transaction, lease);
    await keepExportGroupings(transaction, lease.sourceId, bill.tagKeys);
    return findHeldUntil(transaction, lease.sourceId);
  });
  const { forward, backward } = planPeriods(periods, { heldUntil });
  const loader = await startLoader(context, bill);
  const refusals = [await loader.loadForward(forward), await loader.loadBackward(backward)];
  const [refusal] = refusals.filter((one) => one !== null);
  if (refusal) throw refusal;
  await database.$transaction((transaction) => forgetFailure(transaction, lease));
}

async function findHeldUntil(transaction: Transaction, sourceId: string): Promise<string | null> {
  const total = await transaction.costGrouping.findUnique({
    where: { sourceId_key: { sourceId, key: "total" } },
  });
  return total?.heldUntil ? dayOf(total.heldUntil) : null;
}

/** Each loads a list of periods, and answers with the first refusal of one. */
interface Loader {
  loadForward(periods: readonly ExportPeriod[]): Promise<ExportRefusal | null>;
  loadBackward(periods: readonly ExportPeriod[]): Promise<ExportRefusal | null>;
}

async function startLoader(context: JobContext, bill: ExportedBill): Promise<Loader> {
  const rows = await context.database.costExportPeriod.findMany({ where: { sourceId: bill.lease.sourceId } });
  const versions = new Map(rows.map(({ month, version }) => [dayOf(month), version]));
  const load = async (
    periods: readonly ExportPeriod[],
    isGap: (month: string) => boolean,
  ): Promise<ExportRefusal | null> => {
    let refusal: ExportRefusal | null = null;
    for (const period of periods) {
      try {
        await loadChanged(context, bill, { period, versions });
      } catch (error) {
        if (!(error instanceof ExportRefusal)) throw error;
        refusal ??= error;
        if (isGap(period.month)) break;
      }
    }
    return refusal;
  };
  return {
    loadForward: (periods) => load(periods, () => true),
    // A month that was loaded once stays as it was, and older ones may be loaded; one that never was would be a gap.
    loadBackward: (periods) => load(periods, (month) => versions.size > 0 && !versions.has(month)),
  };
}

async function loadChanged(
  context: JobContext,
  bill: ExportedBill,
  { period, versions }: { period: ExportPeriod; versions: Map<string, string> },
): Promise<void> {
  const { clients, location, tagKeys, lease, signal } = bill;
  const delivery = await readDelivery(clients, { place: location, period, signal });
  const version = versionOf(delivery.version, tagKeys);
  if (versions.get(period.month) === version) return;
  await loadPeriod(context, {
    lease,
    clients,
    bucket: location.bucket,
    tagKeys,
    delivery,
    version,
    signal,
  });
  versions.set(period.month, version);
}

/** Other tag keys divide the same files anew. */
function versionOf(delivered: string, tagKeys: readonly string[]): string {
  return createHash("sha256")
    .update(JSON.stringify([delivered, tagKeys.toSorted()]))
    .digest("hex");
}

/** Says why an export could not be loaded, or that another reader has it now, which is no failure. */
async function settle(context: JobContext, lease: Lease, error: unknown): Promise<void> {
  if (error instanceof LeaseLost || isSuperseded(error)) return;
  if (error instanceof ExportRefusal) {
    const isShort = error.reason === "changed";
    const remedy = isShort ? "Nothing to do." : "Quarry looks at the export again every hour.";
    const lastError: SourceFailure = { code: error.reason, message: error.message, remedy, isShort };
    const { sourceId, attempt } = lease;
    await context.database.costSource.updateMany({ where: { id: sourceId, attempt }, data: { lastError } });
    context.logger.warn({ sourceId, reason: error.reason }, "a Data Export could not be loaded");
    if (isShort) throw error;
    return;
  }
  if (!(error instanceof AwsError) || error.code === "aborted") throw error;
  await keepFailure(context, lease, error);
  if (isPassing(error)) throw error;
}

/** Whoever took the bill over has ended this one's readings. */
const isSuperseded = (error: unknown): boolean => error instanceof DomainError && error.code === "conflict";
