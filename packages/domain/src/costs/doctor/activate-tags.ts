import { explainTagRefusal } from "@quarry/aws-core/cost-tags/explain-tag-refusal";
import { listCostTags } from "@quarry/aws-core/cost-tags/list-cost-tags";
import { setCostTagStatus } from "@quarry/aws-core/cost-tags/set-cost-tag-status";
import { AwsError, isPassing } from "@quarry/aws-core/errors/aws-error";
import type { JobContext } from "../../jobs/job-context.ts";
import { billClients } from "./bill-clients.ts";
import type { CostTagFailure } from "./schema.ts";
import { settleStatus } from "./settle-change.ts";
import { startStatusChanges } from "./start-changes.ts";
import type { StatusAttempt } from "./start-changes.ts";

/**
 * Sets the status of every key of a bill that somebody wants changed. It begins by looking, so that a second run only
 * finds what the first has done; what may pass is thrown, so that the job is tried again.
 */
export async function activateTags(context: JobContext, { sourceId }: { sourceId: string }): Promise<void> {
  const attempt = await startStatusChanges(context, sourceId);
  if (!attempt) return;
  const failures = await bringAbout(context, attempt);
  for (const change of [...attempt.changes, ...attempt.refused]) {
    await settleStatus(context, attempt, { change, failure: failures.get(change.key) ?? null });
  }
}

/** Why keys could not be set, by key. */
async function bringAbout(
  context: JobContext,
  { bill, changes, refused }: StatusAttempt,
): Promise<Map<string, CostTagFailure>> {
  const failures = new Map(refused.map(({ key }) => [key, noLongerAllowed]));
  if (changes.length === 0) return failures;
  const { clients, options } = billClients(context, bill);
  try {
    const keys = changes.map(({ key }) => key);
    const known = new Map((await listCostTags(clients, { ...options, keys })).map((tag) => [tag.key, tag]));
    const wrong = changes.filter(({ key, isActive }) => known.get(key)?.isActive !== isActive);
    if (wrong.length === 0) return failures;
    for (const refusal of await setCostTagStatus(clients, wrong, options)) {
      failures.set(refusal.key, explainTagRefusal(refusal));
    }
  } catch (error) {
    if (!(error instanceof AwsError) || isPassing(error) || error.code === "aborted") throw error;
    const failure = explainTagRefusal(error);
    for (const { key } of changes) failures.set(key, failure);
  }
  return failures;
}

/** What becomes of the wish of somebody who may not govern costs any more. */
export const noLongerAllowed: CostTagFailure = {
  code: "other",
  awsCode: "",
  title: "The change is not allowed any more",
  cause: "Whoever asked for it is suspended or does not govern costs any more.",
  remedy: "Have an admin ask for it.",
};
