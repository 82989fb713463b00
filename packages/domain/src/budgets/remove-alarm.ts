import { z } from "zod";
import { command } from "../operation/command.ts";
import { notFound } from "../operation/domain-error.ts";
import { alarmKey } from "./alarm-key.ts";
import { mayGovern, notTheirs } from "./find-budgets.ts";
import { RemoveAlarmInput } from "./schema.ts";
import { wantEffect } from "./want-effect.ts";

/** Has an alarm on what a service costs deleted. */
export const removeAlarm = command({
  permission: "budgets.govern",
  event: "charges-alarm.removal-wanted",
  route: {
    method: "POST",
    path: "/charges-alarms/removal",
    summary: "Delete an alarm on what a service costs",
    successStatus: 202,
  },
  input: RemoveAlarmInput,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { connectionId, service } }) {
    if (!mayGovern(context.actor, null)) throw notTheirs();
    const key = alarmKey(connectionId, service);
    const known = await transaction.budgetEffect.findUnique({ where: { kind_key: { kind: "alarm", key } } });
    if (!known) throw notFound("alarm");
    const id = await wantEffect(transaction, context, { kind: "alarm", key, connectionId, wanted: null });
    return { result: { id }, changes: [{ subject: { kind: "charges-alarm", id, label: service } }] };
  },
});
