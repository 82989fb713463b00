import { personOf } from "../operation/acting-team.ts";
import { command } from "../operation/command.ts";
import { toDriftView } from "./drift-view.ts";
import { findDrift } from "./find-drift.ts";
import { DriftView, IgnoreDriftInput } from "./schema.ts";

/** Leaves a disagreement as it is. It comes back when it becomes another one. */
export const ignoreDrift = command({
  permission: "drift.decide",
  event: "drift.ignored",
  route: { method: "POST", path: "/drift/{id}/ignorance", summary: "Leave a disagreement as it is" },
  input: IgnoreDriftInput,
  output: DriftView,
  async run({ context, transaction, input: { id, reason } }) {
    const { arn, kind, name } = await findDrift(transaction, context.actor, id);
    await transaction.drift.update({
      where: { id },
      data: { ignoredAt: new Date(), ignoredById: personOf(context).userId, ignoreReason: reason },
      select: { id: true },
    });
    return {
      result: toDriftView(await findDrift(transaction, context.actor, id), null),
      changes: [{ subject: { kind: "drift", id, label: name }, after: { arn, kind, reason } }],
    };
  },
});
