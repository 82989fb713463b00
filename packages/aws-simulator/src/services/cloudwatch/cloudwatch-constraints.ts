import { StandardUnit } from "@aws-sdk/client-cloudwatch";
import type { Constraint, Constraints } from "../../wire/constraints.ts";

const namespace = { length: [1, 255], pattern: "[^:].*" } as const;
const name = { length: [1, 255] } as const;
const dimensions = { length: [0, 30] } as const;
const unit: Constraint = { oneOf: Object.values(StandardUnit) };
const period = { range: [1, Number.MAX_SAFE_INTEGER] } as const;
const statistic = { oneOf: ["SampleCount", "Average", "Sum", "Minimum", "Maximum"] } as const;
const alarmNames = { length: [0, 100], each: name } as const;
const state = { oneOf: ["OK", "ALARM", "INSUFFICIENT_DATA"] } as const;
const scanBy = { oneOf: ["TimestampDescending", "TimestampAscending"] } as const;
const actions = { length: [0, 5], each: { length: [1, 1024] } } as const;
const maxRecords = { range: [1, 100] } as const;
const taggable = { length: [1, 1024] } as const;

/** Limits of the CloudWatch API model for the operations that the simulator has. */
export const cloudwatchConstraints: Constraints = {
  "PutMetricDataInput.Namespace": namespace,
  "MetricDatum.MetricName": name,
  "MetricDatum.Dimensions": dimensions,
  "MetricDatum.Values": { length: [0, 150] },
  "MetricDatum.Unit": unit,
  "Dimension.Name": name,
  "Dimension.Value": { length: [1, 1024] },
  "GetMetricDataInput.ScanBy": scanBy,
  "MetricDataQuery.Id": name,
  "MetricDataQuery.Expression": { length: [1, 2048] },
  "MetricDataQuery.Period": period,
  "MetricStat.Period": period,
  "MetricStat.Unit": unit,
  "Metric.Namespace": namespace,
  "Metric.MetricName": name,
  "Metric.Dimensions": dimensions,
  "GetMetricStatisticsInput.Namespace": namespace,
  "GetMetricStatisticsInput.MetricName": name,
  "GetMetricStatisticsInput.Dimensions": dimensions,
  "GetMetricStatisticsInput.Period": period,
  "GetMetricStatisticsInput.Statistics": { length: [1, 5], each: statistic },
  "GetMetricStatisticsInput.ExtendedStatistics": { length: [1, 10] },
  "GetMetricStatisticsInput.Unit": unit,
  "ListMetricsInput.Namespace": namespace,
  "ListMetricsInput.MetricName": name,
  "ListMetricsInput.Dimensions": { length: [0, 10] },
  "ListMetricsInput.RecentlyActive": { oneOf: ["PT3H"] },
  "DimensionFilter.Name": name,
  "DimensionFilter.Value": { length: [1, 1024] },
  "PutMetricAlarmInput.AlarmName": name,
  "PutMetricAlarmInput.AlarmDescription": { length: [0, 1024] },
  "PutMetricAlarmInput.OKActions": actions,
  "PutMetricAlarmInput.AlarmActions": actions,
  "PutMetricAlarmInput.InsufficientDataActions": actions,
  "PutMetricAlarmInput.MetricName": name,
  "PutMetricAlarmInput.Namespace": namespace,
  "PutMetricAlarmInput.Statistic": statistic,
  "PutMetricAlarmInput.Dimensions": dimensions,
  "PutMetricAlarmInput.Period": period,
  "PutMetricAlarmInput.Unit": unit,
  "PutMetricAlarmInput.EvaluationPeriods": period,
  "PutMetricAlarmInput.DatapointsToAlarm": period,
  "PutMetricAlarmInput.ComparisonOperator": {
    oneOf: [
      "GreaterThanOrEqualToThreshold",
      "GreaterThanThreshold",
      "LessThanThreshold",
      "LessThanOrEqualToThreshold",
      "LessThanLowerOrGreaterThanUpperThreshold",
      "LessThanLowerThreshold",
      "GreaterThanUpperThreshold",
    ],
  },
  "PutMetricAlarmInput.Tags": { length: [0, 50] },
  "Tag.Key": { length: [1, 128] },
  "Tag.Value": { length: [0, 256] },
  "TagResourceInput.ResourceARN": taggable,
  "UntagResourceInput.ResourceARN": taggable,
  "ListTagsForResourceInput.ResourceARN": taggable,
  "DescribeAlarmsInput.AlarmNames": alarmNames,
  "DescribeAlarmsInput.AlarmNamePrefix": name,
  "DescribeAlarmsInput.AlarmTypes": { each: { oneOf: ["CompositeAlarm", "MetricAlarm", "LogAlarm"] } },
  "DescribeAlarmsInput.StateValue": state,
  "DescribeAlarmsInput.ActionPrefix": { length: [1, 1024] },
  "DescribeAlarmsInput.MaxRecords": maxRecords,
  "DeleteAlarmsInput.AlarmNames": alarmNames,
  "SetAlarmStateInput.AlarmName": name,
  "SetAlarmStateInput.StateValue": state,
  "SetAlarmStateInput.StateReason": { length: [0, 1023] },
  "SetAlarmStateInput.StateReasonData": { length: [0, 4000] },
  "DescribeAlarmHistoryInput.AlarmName": name,
  "DescribeAlarmHistoryInput.MaxRecords": maxRecords,
  "DescribeAlarmHistoryInput.ScanBy": scanBy,
};
