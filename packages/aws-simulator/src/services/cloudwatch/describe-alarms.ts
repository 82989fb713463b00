import type { DescribeAlarmsInput, DescribeAlarmsOutput, MetricAlarm } from "@aws-sdk/client-cloudwatch";
import type { Scope } from "../../world/tables.ts";
import { operation } from "../../wire/service.ts";
import { alarmArn, alarmTable } from "./alarm-rows.ts";
import type { AlarmRow } from "./alarm-rows.ts";
import { invalidCombination, pageOf } from "./cloudwatch-errors.ts";
import { settleAlarms } from "./settle-alarms.ts";

/** Metric alarms; there are no composite ones here. */
export const describeAlarms = operation<DescribeAlarmsInput, DescribeAlarmsOutput>("DescribeAlarms", {
  effect: "read",
  access: (call) => [{ action: "cloudwatch:DescribeAlarms", resource: alarmArn("*", call) }],
  run(call, input) {
    if (input.AlarmNames !== undefined && input.AlarmNamePrefix !== undefined)
      throw invalidCombination("The parameters AlarmNames and AlarmNamePrefix are mutually exclusive.");
    settleAlarms(call.world, call);
    const rows = [...call.world.tables.rows(alarmTable, call).values()]
      .filter((row) => isAsked(row, input))
      .toSorted((left, right) => (left.name < right.name ? -1 : 1));
    const page = { maxResults: input.MaxRecords ?? 50, nextToken: input.NextToken };
    const cut = pageOf(rows, ({ name }) => name, page);
    return {
      MetricAlarms: cut.page.map((row) => describeAlarm(row, call)),
      CompositeAlarms: [],
      LogAlarms: [],
      NextToken: cut.nextToken,
    };
  },
});

function isAsked(row: AlarmRow, input: DescribeAlarmsInput): boolean {
  const { AlarmNames, AlarmNamePrefix = "", AlarmTypes = ["MetricAlarm"], StateValue, ActionPrefix } = input;
  return (
    AlarmTypes.includes("MetricAlarm") &&
    input.ChildrenOfAlarmName === undefined &&
    input.ParentsOfAlarmName === undefined &&
    (AlarmNames === undefined || AlarmNames.includes(row.name)) &&
    row.name.startsWith(AlarmNamePrefix) &&
    (StateValue === undefined || row.state.value === StateValue) &&
    (ActionPrefix === undefined || actionsOf(row).some((action) => action.startsWith(ActionPrefix)))
  );
}

const actionsOf = ({ configuration }: AlarmRow): string[] => [
  ...(configuration.AlarmActions ?? []),
  ...(configuration.OKActions ?? []),
  ...(configuration.InsufficientDataActions ?? []),
];

function describeAlarm({ name, configuration, configuredAt, state }: AlarmRow, scope: Scope): MetricAlarm {
  return {
    ...configuration,
    AlarmName: name,
    AlarmArn: alarmArn(name, scope),
    AlarmConfigurationUpdatedTimestamp: new Date(configuredAt),
    ActionsEnabled: configuration.ActionsEnabled ?? true,
    OKActions: configuration.OKActions ?? [],
    AlarmActions: configuration.AlarmActions ?? [],
    InsufficientDataActions: configuration.InsufficientDataActions ?? [],
    Dimensions: configuration.Dimensions ?? [],
    StateValue: state.value,
    StateReason: state.reason,
    ...(state.data !== undefined && { StateReasonData: state.data }),
    StateUpdatedTimestamp: new Date(state.updatedAt),
    StateTransitionedTimestamp: new Date(state.changedAt),
  };
}
