import type {
  DescribeLogGroupsRequest,
  DescribeLogGroupsResponse,
  LogGroup,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { groupArn, invalidParameter, logGroupTable, pageOf, streamBytes } from "./log-rows.ts";
import type { LogGroupRow } from "./log-rows.ts";

/** By prefix (case-sensitive), or by a pattern anywhere in the name (case-insensitive), as AWS does. */
export const describeLogGroups = operation<DescribeLogGroupsRequest, DescribeLogGroupsResponse>(
  "DescribeLogGroups",
  {
    effect: "read",
    access: (call) => [{ action: "logs:DescribeLogGroups", resource: groupArn("*", call) }],
    run(call, { logGroupNamePrefix = "", logGroupNamePattern = "", logGroupClass, limit = 50, nextToken }) {
      if (logGroupNamePrefix !== "" && logGroupNamePattern !== "")
        throw invalidParameter(
          "LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.",
        );
      const pattern = logGroupNamePattern.toLowerCase();
      const groups = [...call.world.tables.rows(logGroupTable, call).values()].filter(
        ({ name }) =>
          (logGroupClass ?? "STANDARD") === "STANDARD" &&
          name.startsWith(logGroupNamePrefix) &&
          name.toLowerCase().includes(pattern),
      );
      const sorted = groups.toSorted((left, right) => (left.name < right.name ? -1 : 1));
      const cut = pageOf(sorted, ({ name }) => name, { maxResults: limit, nextToken });
      return { logGroups: cut.page.map((group) => describeGroup(group, call)), nextToken: cut.nextToken };
    },
  },
);

function describeGroup(group: LogGroupRow, call: Call): LogGroup {
  const arn = groupArn(group.name, call);
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    storedBytes: Object.values(group.streams).reduce((sum, stream) => sum + streamBytes(stream), 0),
    logGroupClass: "STANDARD",
    logGroupArn: arn,
    deletionProtectionEnabled: false,
  };
}
