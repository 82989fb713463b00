import type {
  DescribeLogStreamsRequest,
  DescribeLogStreamsResponse,
  LogStream,
} from "@aws-sdk/client-cloudwatch-logs";
import type { Call } from "../../server/call.ts";
import { operation } from "../../wire/service.ts";
import { findGroup, groupArn, invalidParameter, pageOf, sortable } from "./log-rows.ts";
import type { LogGroupRow, LogStreamRow } from "./log-rows.ts";
import { logAccess } from "./log-access.ts";

export const describeLogStreams = operation<DescribeLogStreamsRequest, DescribeLogStreamsResponse>(
  "DescribeLogStreams",
  {
    effect: "read",
    access: (call, input) => logAccess(call, "logs:DescribeLogStreams", input),
    run(call, input) {
      const {
        logStreamNamePrefix = "",
        orderBy = "LogStreamName",
        descending,
        limit = 50,
        nextToken,
      } = input;
      if (orderBy === "LastEventTime" && logStreamNamePrefix !== "")
        throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
      const group = findGroup(call.world, call, input);
      const keyOf = orderBy === "LastEventTime" ? keyOfTime : keyOfName;
      const ascending = Object.values(group.streams)
        .filter(({ name }) => name.startsWith(logStreamNamePrefix))
        .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
      const isDescending = descending ?? false;
      const streams = isDescending ? ascending.toReversed() : ascending;
      const cut = pageOf(streams, keyOf, { maxResults: limit, nextToken, isDescending });
      return {
        logStreams: cut.page.map((stream) => describeStream(stream, group, call)),
        nextToken: cut.nextToken,
      };
    },
  },
);

const keyOfName = ({ name }: LogStreamRow): string => name;
const keyOfTime = ({ name, lines }: LogStreamRow): string => `${sortable(lines.at(-1)?.at ?? 0)} ${name}`;

function describeStream(stream: LogStreamRow, group: LogGroupRow, call: Call): LogStream {
  const [first, last] = [stream.lines[0], stream.lines.at(-1)];
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    ...(first !== undefined && { firstEventTimestamp: first.at }),
    ...(last !== undefined && { lastEventTimestamp: last.at, lastIngestionTime: last.written }),
    uploadSequenceToken: String(stream.count).padStart(56, "4"),
    arn: `${groupArn(group.name, call)}:log-stream:${stream.name}`,
    // AWS stopped to count the bytes of single streams in 2019.
    storedBytes: 0,
  };
}
