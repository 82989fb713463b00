import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import { enqueueMetering } from "./enqueue-metering.ts";
import { addDays, dateOf, dayOf, monthOf } from "../costs/days-schema.ts";

/** Hours are kept as long as CloudWatch tells them in five minutes; the days they add up to, for 14 months. */
const hoursKeptDays = 63;
const daysKeptMonths = 14;

/** Has every Region of every connection metered, and lets go of what is too old. */
export async function readAllMetering({ database, jobs }: JobContext): Promise<void> {
  const connections = await database.connection.findMany({ select: { id: true, regions: true } });
  const isFirst = (await database.priceReading.count()) === 0;
  await database.$transaction(async (transaction) => {
    await enqueueMetering(transaction, jobs, connections);
    // What is metered has no exact price before the Price List was read once; after that it is read by the week.
    if (isFirst) await jobs.enqueue(transaction, { name: "prices.refresh", payload: {}, key: "prices" });
    await forgetOld(transaction, dayOf(new Date()));
  });
}

async function forgetOld(transaction: Transaction, today: string): Promise<void> {
  const firstMonth = dateOf(monthOf(today, 1 - daysKeptMonths));
  await transaction.meteredHour.deleteMany({
    where: { hour: { lt: dateOf(addDays(today, -hoursKeptDays)) } },
  });
  await transaction.meteredDay.deleteMany({ where: { day: { lt: firstMonth } } });
  await transaction.meteringCall.deleteMany({ where: { day: { lt: firstMonth } } });
}
