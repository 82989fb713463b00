import { listCostServices } from "@quarry/aws-core/costs/list-cost-services";
import type { JobContext } from "../../jobs/job-context.ts";
import { askPaid } from "./ask-paid.ts";
import { addDays, dayOf } from "../days-schema.ts";
import { holdLease } from "./lease.ts";
import { oldestDay } from "./plan-reading.ts";
import type { HeldBill } from "./read-next-page.ts";

/** Looks up which services of the bill sell or host models, over all days that can be asked for, and keeps them. */
export async function readServices(context: JobContext, bill: HeldBill, now: Date): Promise<void> {
  const { database, signal } = context;
  const { sourceId } = bill.lease;
  const period = { from: oldestDay(now), until: addDays(dayOf(now), 1) };
  const terms = { ...bill.lease, purpose: "services", purse: "day-then-extra" as const };
  const services = await askPaid(database, terms, (paying) =>
    listCostServices(bill.clients, period, { ...paying, signal }),
  );
  await database.$transaction(async (transaction) => {
    await holdLease(transaction, bill.lease);
    await transaction.costSource.update({ where: { id: sourceId }, data: { services, servicesReadAt: now } });
  });
}
