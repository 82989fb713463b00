import type { DeleteAlarmsInput } from "@aws-sdk/client-cloudwatch";
import { operation } from "../../wire/service.ts";
import { alarmArn, alarmTable } from "./alarm-rows.ts";

/** Alarms that there are not are passed over, as in AWS. */
export const deleteAlarms = operation<DeleteAlarmsInput, object>("DeleteAlarms", {
  effect: "write",
  access: (call, { AlarmNames }) =>
    AlarmNames.map((name) => ({ action: "cloudwatch:DeleteAlarms", resource: alarmArn(name, call) })),
  run(call, { AlarmNames }) {
    for (const name of AlarmNames) call.world.tables.rows(alarmTable, call).delete(name);
    return {};
  },
});
