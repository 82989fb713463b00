import type { JobContext } from "../../jobs/job-context.ts";

/** Leaves a load in the queue for every bill that is read from a Data Export; AWS delivers several times a day. */
export async function loadExports({ database, jobs }: JobContext): Promise<void> {
  const sources = await database.costSource.findMany({ where: { kind: "data_export" } });
  for (const { id } of sources) {
    const payload = { sourceId: id };
    await database.$transaction((transaction) =>
      jobs.enqueue(transaction, { name: "costs.load-export", payload, key: id }),
    );
  }
}
