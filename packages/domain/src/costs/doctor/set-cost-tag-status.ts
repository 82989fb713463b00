import { z } from "zod";
import { personOf } from "../../operation/acting-team.ts";
import { command } from "../../operation/command.ts";
import { findBill } from "./find-bill.ts";
import { keepWishes } from "./keep-wishes.ts";
import { subjectOf } from "./refresh-cost-tags.ts";
import { SetTagStatusInput } from "./schema.ts";

/**
 * Has keys activated or deactivated as cost allocation tags in the payer account. The wish is written down here; the
 * worker carries it out, and the diagnosis of each key tells how that went.
 */
export const setCostTagStatus = command({
  permission: "costs.govern",
  event: "cost-tags.status-wanted",
  route: {
    method: "POST",
    path: "/cost-tags/{connectionId}/statuses",
    summary: "Activate or deactivate cost allocation tags",
    successStatus: 202,
  },
  input: SetTagStatusInput,
  output: z.object({ changeIds: z.array(z.uuid()) }),
  async run({ context, transaction, input: { connectionId, keys, isActive } }) {
    const { userId: askedById } = personOf(context);
    const { id: sourceId, connection } = await findBill(transaction, connectionId);
    const kind = isActive ? ("activate" as const) : ("deactivate" as const);
    const changeIds = await keepWishes(
      transaction,
      keys.map((key) => ({ sourceId, askedById, kind, key })),
    );
    await context.jobs.enqueue(transaction, {
      name: "costs.activate-tags",
      payload: { sourceId },
      key: sourceId,
    });
    return {
      result: { changeIds },
      changes: [{ subject: subjectOf(connection), after: { keys, isActive } }],
    };
  },
});
