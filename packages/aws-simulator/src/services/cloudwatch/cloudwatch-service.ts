import * as sdk from "@aws-sdk/client-cloudwatch";
import { defineService } from "../../wire/service.ts";
import { listTagsForResource, tagResource, untagResource } from "./alarm-tags.ts";
import { cloudwatchConstraints } from "./cloudwatch-constraints.ts";
import { deleteAlarms } from "./delete-alarms.ts";
import { describeAlarmHistory } from "./describe-alarm-history.ts";
import { describeAlarms } from "./describe-alarms.ts";
import { getMetricData } from "./get-metric-data.ts";
import { getMetricStatistics } from "./get-metric-statistics.ts";
import { listMetrics } from "./list-metrics.ts";
import { putMetricAlarm } from "./put-metric-alarm.ts";
import { putMetricData } from "./put-metric-data.ts";
import { setAlarmState } from "./set-alarm-state.ts";

/** Metrics and alarms of CloudWatch, as today's clients speak them: JSON 1.0 with Query's error codes. */
export const cloudwatchService = defineService({
  name: "cloudwatch",
  signingName: "monitoring",
  sdk,
  client: new sdk.CloudWatchClient({ region: "us-east-1" }),
  constraints: cloudwatchConstraints,
  operations: [
    putMetricData,
    getMetricData,
    getMetricStatistics,
    listMetrics,
    putMetricAlarm,
    describeAlarms,
    deleteAlarms,
    setAlarmState,
    describeAlarmHistory,
    tagResource,
    untagResource,
    listTagsForResource,
  ],
  throttleCode: "Throttling",
  serverErrorCode: "InternalServiceFault",
});
