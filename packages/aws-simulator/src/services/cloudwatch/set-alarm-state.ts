import type { SetAlarmStateInput } from "@aws-sdk/client-cloudwatch";
import { AwsError } from "../../wire/aws-error.ts";
import { operation } from "../../wire/service.ts";
import { alarmArn, alarmTable, setState } from "./alarm-rows.ts";
import { settleAlarms } from "./settle-alarms.ts";

/** The state holds until the next evaluation finds another. */
export const setAlarmState = operation<SetAlarmStateInput, object>("SetAlarmState", {
  effect: "write",
  access: (call, { AlarmName }) => [
    { action: "cloudwatch:SetAlarmState", resource: alarmArn(AlarmName, call) },
  ],
  run(call, { AlarmName, StateValue, StateReason, StateReasonData }) {
    settleAlarms(call.world, call);
    const row = call.world.tables.rows(alarmTable, call).get(AlarmName);
    if (row === undefined) throw new AwsError("ResourceNotFound", `Alarm ${AlarmName} does not exist`);
    if (StateReasonData !== undefined && !isJson(StateReasonData))
      throw new AwsError("InvalidFormatFault", "StateReasonData is not valid JSON");
    const updatedAt = call.world.clock.now().toISOString();
    const state = { value: StateValue, reason: StateReason, data: StateReasonData, updatedAt };
    setState(call.world, call, { row, state });
    return {};
  },
});

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
