import type { DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput } from "@aws-sdk/client-cloudwatch";
import { operation } from "../../wire/service.ts";
import { alarmArn, historyTable } from "./alarm-rows.ts";
import type { HistoryRow } from "./alarm-rows.ts";
import { pageOf } from "./cloudwatch-errors.ts";
import { settleAlarms } from "./settle-alarms.ts";

/** The newest first unless `ScanBy` says otherwise; deleted alarms keep their history. */
export const describeAlarmHistory = operation<DescribeAlarmHistoryInput, DescribeAlarmHistoryOutput>(
  "DescribeAlarmHistory",
  {
    effect: "read",
    access: (call, { AlarmName }) => [
      { action: "cloudwatch:DescribeAlarmHistory", resource: alarmArn(AlarmName ?? "*", call) },
    ],
    run(call, input) {
      settleAlarms(call.world, call);
      const items = [...call.world.tables.rows(historyTable, call)].filter(([, item]) =>
        isAsked(item, input),
      );
      const oldestFirst = items.toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
      const isDescending = input.ScanBy !== "TimestampAscending";
      const page = { maxResults: input.MaxRecords ?? 100, nextToken: input.NextToken, isDescending };
      const cut = pageOf(isDescending ? oldestFirst.toReversed() : oldestFirst, keyOf, page);
      return {
        AlarmHistoryItems: cut.page.map(([, item]) => ({
          AlarmName: item.alarmName,
          AlarmType: "MetricAlarm",
          Timestamp: new Date(item.at),
          HistoryItemType: item.type,
          HistorySummary: item.summary,
          HistoryData: item.data,
        })),
        NextToken: cut.nextToken,
      };
    },
  },
);

type Entry = [id: string, item: HistoryRow];

const keyOf = ([id, item]: Entry): string => `${item.at} ${id}`;

const isAsked = (item: HistoryRow, input: DescribeAlarmHistoryInput): boolean =>
  (input.AlarmName === undefined || item.alarmName === input.AlarmName) &&
  (input.AlarmTypes ?? ["MetricAlarm"]).includes("MetricAlarm") &&
  (input.HistoryItemType === undefined || item.type === input.HistoryItemType) &&
  (input.StartDate === undefined || item.at >= input.StartDate.toISOString()) &&
  (input.EndDate === undefined || item.at <= input.EndDate.toISOString());
