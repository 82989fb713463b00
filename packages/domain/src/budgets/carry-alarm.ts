import { ChargesAlarmSpec, chargesRegion } from "@quarry/aws-core/budgets/schema";
import { deleteChargesAlarm, putChargesAlarm } from "@quarry/aws-core/budgets/put-charges-alarm";
import type { JobContext } from "../jobs/job-context.ts";
import { refusalBy } from "../tags/refusal-by.ts";
import { serviceOfAlarm } from "./alarm-key.ts";
import { settleEffect } from "./settle-effect.ts";
import type { EffectAttempt } from "./start-effect.ts";

/** Makes, changes or deletes an alarm on what a service costs. */
export async function carryAlarm(context: JobContext, attempt: EffectAttempt): Promise<void> {
  const { id, key, connection, wanted } = attempt;
  const spec = wanted === null ? null : ChargesAlarmSpec.parse(wanted);
  const service = serviceOfAlarm(key);
  const clients = context.aws.clientsFor(connection, chargesRegion);
  const failure = await refusalBy(() =>
    spec
      ? putChargesAlarm(clients, { id, spec }, context.signal)
      : deleteChargesAlarm(clients, { id, spec: { service } }, context.signal),
  );
  await settleEffect(context, attempt, {
    failure,
    event: {
      name: failure ? "charges-alarm.failed" : "charges-alarm.settled",
      subject: { kind: "charges-alarm", id, label: service },
      after: {
        account: connection.accountId,
        isThere: spec !== null,
        ...(failure && { awsCode: failure.awsCode, cause: failure.cause }),
      },
    },
  });
}
