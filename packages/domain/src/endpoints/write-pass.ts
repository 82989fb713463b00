import type { Prisma } from "@quarry/database/generated/client";
import type { JobContext } from "../jobs/job-context.ts";
import type { Transaction } from "../operation/context.ts";
import type { Pass } from "./start-pass.ts";

interface Write {
  data: Prisma.EndpointUncheckedUpdateManyInput;
  /** What else is written, if this pass is still the latest. */
  also?: (transaction: Transaction) => Promise<void>;
}

/** Writes the results of a pass within one transaction, unless a later pass has taken over. */
export async function writePass({ database }: JobContext, pass: Pass, { data, also }: Write): Promise<void> {
  const { endpoint, attempt } = pass;
  await database.$transaction(async (transaction) => {
    const mine = await transaction.endpoint.updateMany({ where: { id: endpoint.id, attempt }, data });
    if (mine.count > 0) await also?.(transaction);
  });
}
