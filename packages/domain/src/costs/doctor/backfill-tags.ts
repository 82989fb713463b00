import { listCostTagBackfills, startCostTagBackfill } from "@quarry/aws-core/cost-tags/backfill-cost-tags";
import type { CostTagBackfill } from "@quarry/aws-core/cost-tags/cost-tag-schema";
import { explainTagRefusal } from "@quarry/aws-core/cost-tags/explain-tag-refusal";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import type { JobContext } from "../../jobs/job-context.ts";
import { minutes } from "../../operation/units.ts";
import { noLongerAllowed } from "./activate-tags.ts";
import { billClients } from "./bill-clients.ts";
import type { CostTagFailure } from "./schema.ts";
import { settleBackfill } from "./settle-change.ts";
import { startBackfillChange } from "./start-changes.ts";
import type { BackfillAttempt } from "./start-changes.ts";

/**
 * Starts a backfill that somebody wants. AWS gives no token for it, so a second run looks first whether one of the
 * same month began since it was asked for, and takes that for its own.
 */
export async function backfillTags(context: JobContext, { changeId }: { changeId: string }): Promise<void> {
  const attempt = await startBackfillChange(context, changeId);
  if (!attempt) return;
  const outcome = await bringAbout(context, attempt);
  await settleBackfill(context, attempt, outcome);
}

interface Outcome {
  backfill: CostTagBackfill | null;
  failure: CostTagFailure | null;
}

async function bringAbout(
  context: JobContext,
  { bill, change, isRefused }: BackfillAttempt,
): Promise<Outcome> {
  const isFirst = change.attempt === 1;
  if (isRefused && isFirst) return { backfill: null, failure: noLongerAllowed };
  const { clients, options } = billClients(context, bill);
  const findBegun = async () => (await listCostTagBackfills(clients, options)).find(isOurs(change));
  try {
    const begun = isFirst ? undefined : await findBegun();
    if (begun) return { backfill: begun, failure: null };
    if (isRefused) return { backfill: null, failure: noLongerAllowed };
    const from = change.from?.toISOString().slice(0, 10) ?? "";
    return { backfill: await startCostTagBackfill(clients, from, options), failure: null };
  } catch (error) {
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    // The client itself tries again when an answer is lost, and is then refused because of its own first try.
    const begun = error.code === "conflict" ? await findBegun() : undefined;
    return begun ? { backfill: begun, failure: null } : { backfill: null, failure: explainTagRefusal(error) };
  }
}

// The clocks of AWS and of the database may differ a little.
const isOurs =
  ({ from, askedAt }: BackfillAttempt["change"]) =>
  (backfill: CostTagBackfill): boolean =>
    backfill.from === from?.toISOString().slice(0, 10) &&
    backfill.requestedAt.getTime() >= askedAt.getTime() - minutes(1);
