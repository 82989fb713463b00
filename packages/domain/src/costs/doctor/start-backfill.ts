import { z } from "zod";
import { personOf } from "../../operation/acting-team.ts";
import { command } from "../../operation/command.ts";
import { invalidField } from "../../operation/domain-error.ts";
import { backfillMonths } from "./backfill-months.ts";
import { findBill } from "./find-bill.ts";
import { keepWishes } from "./keep-wishes.ts";
import { subjectOf } from "./refresh-cost-tags.ts";
import { StartBackfillInput } from "./schema.ts";

/** Has AWS carry the present status of every key of a bill into past months. The worker starts it. */
export const startBackfill = command({
  permission: "costs.govern",
  event: "cost-tags.backfill-wanted",
  route: {
    method: "POST",
    path: "/cost-tags/{connectionId}/backfills",
    summary: "Carry the status of cost allocation tags into past months",
    successStatus: 202,
  },
  input: StartBackfillInput,
  output: z.object({ changeId: z.uuid() }),
  async run({ context, transaction, input: { connectionId, from } }) {
    const { userId: askedById } = personOf(context);
    if (!backfillMonths(new Date()).includes(from)) {
      throw invalidField("from", "Choose the first day of this month or of one of the twelve before it.");
    }
    const { id: sourceId, connection } = await findBill(transaction, connectionId);
    const wish = { sourceId, askedById, kind: "backfill", from: new Date(from) } as const;
    const [changeId = ""] = await keepWishes(transaction, [wish]);
    await context.jobs.enqueue(transaction, {
      name: "costs.backfill-tags",
      payload: { changeId },
      key: changeId,
    });
    return { result: { changeId }, changes: [{ subject: subjectOf(connection), after: { from } }] };
  },
});
