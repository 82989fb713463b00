import type { AwsClients } from "@quarry/aws-core/clients/create-aws-clients";
import { readCostPage } from "@quarry/aws-core/costs/read-cost-page";
import type { CostGroupingKey, CostPage, CostPageQuestion } from "@quarry/aws-core/costs/read-cost-page";
import type { JobContext } from "../../jobs/job-context.ts";
import { minutes } from "../../operation/units.ts";
import { askPaid } from "./ask-paid.ts";
import { dayOf } from "../days-schema.ts";
import type { Lease } from "./lease.ts";
import { forgetFailure } from "./keep-failure.ts";
import { holdLease } from "./lease.ts";
import type { OpenReading } from "./open-readings.ts";
import { ReadingProgress } from "./reading-progress.ts";
import { replaceDays } from "./replace-days.ts";
import { stageLines } from "./stage-lines.ts";

/** A bill that this reader has for itself, and the clients of its account. */
export interface HeldBill {
  lease: Lease;
  clients: Pick<AwsClients, "costExplorer">;
}

/**
 * Reads the next page of a reading and keeps its lines and the place of the page after it together; after the last
 * page the lines are shown, all at once.
 */
export async function readNextPage(context: JobContext, bill: HeldBill, reading: OpenReading): Promise<void> {
  const progress = ReadingProgress.parse(reading.progress);
  const question = questionOf(reading, progress);
  if (!question) return showLines(context, bill, reading);
  const { signal } = context;
  const terms = { ...bill.lease, purpose: progress.purpose, purse: progress.purse };
  const page = await askPaid(context.database, terms, (paying) =>
    readCostPage(bill.clients, question, { ...paying, signal }),
  );
  const next = { ...progress, ...placeAfter(page, progress) };
  await context.database.$transaction(async (transaction) => {
    await holdLease(transaction, bill.lease);
    await stageLines(transaction, reading.id, page.lines);
    await transaction.costReading.update({ where: { id: reading.id }, data: { progress: next } });
  });
}

function questionOf(reading: OpenReading, progress: ReadingProgress): CostPageQuestion | undefined {
  const set = progress.sets[progress.set];
  if (!set) return undefined;
  const grouping = groupingKey(reading.grouping.key);
  const services = new Map(set.map(([service, usageTypes]) => [service, new Set(usageTypes)]));
  return {
    grouping,
    services: grouping === "total" ? [...services.keys()] : services,
    from: dayOf(reading.from),
    until: dayOf(reading.until),
    pageToken: progress.pageToken ?? undefined,
  };
}

function groupingKey(key: string): CostGroupingKey {
  if (key === "total" || key === "account") return key;
  return `tag:${key.slice("tag:".length)}`;
}

const placeAfter = (
  { nextToken }: CostPage,
  { set }: ReadingProgress,
): Pick<ReadingProgress, "set" | "pageToken"> =>
  nextToken === null ? { set: set + 1, pageToken: null } : { set, pageToken: nextToken };

/** The days are as fresh as the first page: later ones may know more. */
async function showLines(
  { database, jobs }: JobContext,
  { lease }: HeldBill,
  reading: OpenReading,
): Promise<void> {
  const { id, groupingId, startedAt } = reading;
  const days = { groupingId, from: dayOf(reading.from), until: dayOf(reading.until), readAt: startedAt };
  await database.$transaction(
    async (transaction) => {
      await holdLease(transaction, lease);
      await replaceDays(transaction, days, id);
      await forgetFailure(transaction, lease);
      await jobs.enqueue(transaction, { name: "budgets.evaluate", payload: {}, key: "all" });
    },
    { timeout: minutes(5) },
  );
}
