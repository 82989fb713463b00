import type { JobContext } from "../../jobs/job-context.ts";
import { findBillState } from "./bill-state.ts";
import { forgetLines } from "./forget-lines.ts";
import { isHeldBack } from "./keep-failure.ts";
import { findOpenReadings } from "./open-readings.ts";
import { planReading } from "./plan-reading.ts";

/** Leaves a reading in the queue of every bill of which something is due and may be paid for. */
export async function refreshCosts(context: JobContext): Promise<void> {
  const { database, jobs } = context;
  await forgetLines(database);
  const sources = await database.costSource.findMany({ where: { kind: "cost_explorer" } });
  for (const source of sources) {
    if (isHeldBack(source, new Date()) || !(await isDue(context, source.id))) continue;
    const payload = { sourceId: source.id };
    await database.$transaction((transaction) =>
      jobs.enqueue(transaction, { name: "costs.read", payload, key: source.id }),
    );
  }
}

async function isDue({ database }: JobContext, sourceId: string): Promise<boolean> {
  const state = await findBillState(database, sourceId);
  if (!state || state.callsLeftToday + state.extraCalls === 0) return false;
  const { recent } = await findOpenReadings(database, sourceId);
  return recent !== undefined || planReading(state) !== null;
}
