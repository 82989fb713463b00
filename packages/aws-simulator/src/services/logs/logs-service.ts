import * as sdk from "@aws-sdk/client-cloudwatch-logs";
import { defineService } from "../../wire/service.ts";
import { describeLogGroups } from "./describe-log-groups.ts";
import { describeLogStreams } from "./describe-log-streams.ts";
import { filterLogEvents } from "./filter-log-events.ts";
import { getLogEvents } from "./get-log-events.ts";

const groupName = { length: [1, 512], pattern: "[\\.\\-_/#A-Za-z0-9]+" } as const;
const groupIdentifier = { length: [1, 2048], pattern: "[\\w#+=/:,.@\\-]*" } as const;
const streamName = { length: [1, 512], pattern: "[^:*]*" } as const;
const token = { length: [1, Number.MAX_SAFE_INTEGER] } as const;
const eventsLimit = { range: [1, 10_000] } as const;
const describeLimit = { range: [1, 50] } as const;
const time = { range: [0, Number.MAX_SAFE_INTEGER] } as const;

/** CloudWatch Logs, its reading half: the lines come from the simulated services. */
export const logsService = defineService({
  name: "logs",
  signingName: "logs",
  sdk,
  client: new sdk.CloudWatchLogsClient({ region: "us-east-1" }),
  constraints: {
    "DescribeLogGroupsRequest.logGroupNamePrefix": groupName,
    "DescribeLogGroupsRequest.logGroupNamePattern": { length: [0, 512], pattern: "[\\.\\-_/#A-Za-z0-9]*" },
    "DescribeLogGroupsRequest.nextToken": token,
    "DescribeLogGroupsRequest.limit": describeLimit,
    "DescribeLogGroupsRequest.logGroupClass": { oneOf: ["STANDARD", "INFREQUENT_ACCESS", "DELIVERY"] },
    "DescribeLogStreamsRequest.logGroupName": groupName,
    "DescribeLogStreamsRequest.logGroupIdentifier": groupIdentifier,
    "DescribeLogStreamsRequest.logStreamNamePrefix": streamName,
    "DescribeLogStreamsRequest.orderBy": { oneOf: ["LogStreamName", "LastEventTime"] },
    "DescribeLogStreamsRequest.nextToken": token,
    "DescribeLogStreamsRequest.limit": describeLimit,
    "GetLogEventsRequest.logGroupName": groupName,
    "GetLogEventsRequest.logGroupIdentifier": groupIdentifier,
    "GetLogEventsRequest.logStreamName": streamName,
    "GetLogEventsRequest.startTime": time,
    "GetLogEventsRequest.endTime": time,
    "GetLogEventsRequest.nextToken": token,
    "GetLogEventsRequest.limit": eventsLimit,
    "FilterLogEventsRequest.logGroupName": groupName,
    "FilterLogEventsRequest.logGroupIdentifier": groupIdentifier,
    "FilterLogEventsRequest.logStreamNames": { length: [1, 100], each: streamName },
    "FilterLogEventsRequest.logStreamNamePrefix": streamName,
    "FilterLogEventsRequest.startTime": time,
    "FilterLogEventsRequest.endTime": time,
    "FilterLogEventsRequest.filterPattern": { length: [0, 1024] },
    "FilterLogEventsRequest.nextToken": token,
    "FilterLogEventsRequest.limit": eventsLimit,
  },
  operations: [describeLogGroups, describeLogStreams, getLogEvents, filterLogEvents],
  serverErrorCode: "ServiceUnavailableException",
  validationCode: "InvalidParameterException",
});
