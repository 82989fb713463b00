import type { PutMetricAlarmInput, StateValue } from "@aws-sdk/client-cloudwatch";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";

/** What PutMetricAlarm was sent. */
export type AlarmConfiguration = Omit<PutMetricAlarmInput, "Tags" | "AlarmName">;

/** A state and why; times in ISO 8601. */
export type AlarmState = {
  value: StateValue;
  reason: string;
  /** JSON. */
  data: string | undefined;
  updatedAt: string;
  /** When the value became what it is. */
  changedAt: string;
};

export type AlarmRow = {
  name: string;
  configuration: AlarmConfiguration;
  tags: Record<string, string>;
  configuredAt: string;
  state: AlarmState;
  /** The minute since 1970 up to which the alarm has been evaluated. */
  evaluatedTo: number;
  /** From this minute on a period without data counts as zero; undefined where it counts as missing. */
  zeroSince: number | undefined;
};

/** By name. */
export const alarmTable = defineTable<AlarmRow>("cloudwatch.alarms");

export type HistoryRow = {
  alarmName: string;
  /** ISO 8601. */
  at: string;
  type: "ConfigurationUpdate" | "StateUpdate";
  summary: string;
  /** JSON. */
  data: string;
};

/** By a number that counts up. It outlives the alarms, as in AWS. */
export const historyTable = defineTable<HistoryRow>("cloudwatch.alarm-history");

/** Items of history kept in one account and Region. */
export const mostHistory = 1000;

export function writeHistory(world: World, scope: Scope, item: HistoryRow): void {
  const rows = world.tables.rows(historyTable, scope);
  const ids = [...rows.keys()];
  rows.set(String(Number(ids.at(-1) ?? 0) + 1).padStart(12, "0"), item);
  const [oldest] = ids;
  if (rows.size > mostHistory && oldest !== undefined) rows.delete(oldest);
}

export const alarmArn = (name: string, { account, region }: Scope): string =>
  `arn:aws:cloudwatch:${region}:${account}:alarm:${name}`;

/** Gives an alarm a state and writes the change of its value into the history. */
export function setState(
  world: World,
  scope: Scope,
  { row, state }: { row: AlarmRow; state: Omit<AlarmState, "changedAt"> },
): void {
  const before = row.state;
  const isChange = before.value !== state.value;
  row.state = { ...state, changedAt: isChange ? state.updatedAt : before.changedAt };
  if (!isChange) return;
  writeHistory(world, scope, {
    alarmName: row.name,
    at: state.updatedAt,
    type: "StateUpdate",
    summary: `Alarm updated from ${before.value} to ${state.value}`,
    data: JSON.stringify({
      version: "1.0",
      oldState: { stateValue: before.value, stateReason: before.reason },
      newState: { stateValue: state.value, stateReason: state.reason },
    }),
  });
}
