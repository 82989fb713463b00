import { z } from "zod";
import { command } from "../operation/command.ts";
import { invalidField } from "../operation/domain-error.ts";
import { alarmKey } from "./alarm-key.ts";
import { mayGovern, notTheirs } from "./find-budgets.ts";
import { SetAlarmInput } from "./schema.ts";
import { wantEffect } from "./want-effect.ts";

/** Has an alarm made, or changed, on what a service of an account costs in a month. */
export const setAlarm = command({
  permission: "budgets.govern",
  event: "charges-alarm.wanted",
  route: {
    method: "PUT",
    path: "/charges-alarms",
    summary: "Set an alarm on what a service costs",
    successStatus: 202,
  },
  input: SetAlarmInput,
  output: z.object({ id: z.uuid() }),
  async run({ context, transaction, input: { connectionId, service, amount, topicArn } }) {
    if (!mayGovern(context.actor, null)) throw notTheirs();
    const connection = await transaction.connection.findUnique({ where: { id: connectionId } });
    if (!connection) throw invalidField("connectionId", "There is no such account.");
    const key = alarmKey(connectionId, service);
    const wanted = { service, amount, topicArn };
    const id = await wantEffect(transaction, context, { kind: "alarm", key, connectionId, wanted });
    const subject = { kind: "charges-alarm", id, label: service };
    return {
      result: { id },
      changes: [{ subject, after: { account: connection.accountId, amount, topicArn } }],
    };
  },
});
