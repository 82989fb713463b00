import type { FilterLogEventsRequest, FilterLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { createHash } from "node:crypto";
import { operation } from "../../wire/service.ts";
import { readFilterPattern } from "./filter-pattern.ts";
import { logAccess } from "./log-access.ts";
import { findGroup, findStream, invalidParameter, isWithin, pageOf, sortable } from "./log-rows.ts";
import type { LogGroupRow, LogLine, LogStreamRow } from "./log-rows.ts";

type Found = { stream: string; line: LogLine };

/** Lines of several streams, in the order of time; `interleaved` is always on, as AWS ignores it. */
export const filterLogEvents = operation<FilterLogEventsRequest, FilterLogEventsResponse>("FilterLogEvents", {
  effect: "read",
  access: (call, input) => logAccess(call, "logs:FilterLogEvents", input),
  run(call, input) {
    const isWanted = readFilterPattern(input.filterPattern ?? "");
    const found = streamsOf(findGroup(call.world, call, input), input)
      .flatMap(({ name, lines }) => lines.map((line) => ({ stream: name, line })))
      .filter(({ line }) => isWithin(line, input) && isWanted(line.message))
      .toSorted((left, right) => (keyOf(left) < keyOf(right) ? -1 : 1));
    const cut = pageOf(found, keyOf, { maxResults: input.limit ?? 10_000, nextToken: input.nextToken });
    return {
      events: cut.page.map(({ stream, line }) => ({
        logStreamName: stream,
        timestamp: line.at,
        message: line.message,
        ingestionTime: line.written,
        eventId: eventId(stream, line),
      })),
      searchedLogStreams: [],
      nextToken: cut.nextToken,
    };
  },
});

function streamsOf(
  group: LogGroupRow,
  { logStreamNames, logStreamNamePrefix }: FilterLogEventsRequest,
): LogStreamRow[] {
  if (logStreamNames === undefined) {
    return Object.values(group.streams).filter(({ name }) => name.startsWith(logStreamNamePrefix ?? ""));
  }
  if (logStreamNamePrefix !== undefined)
    throw invalidParameter("logStreamNamePrefix and logStreamNames are mutually exclusive parameters.");
  return logStreamNames.map((name) => findStream(group, name));
}

const keyOf = ({ stream, line }: Found): string => `${sortable(line.at)} ${stream} ${sortable(line.seq)}`;

/** 56 digits, the same for the same line. */
function eventId(stream: string, line: LogLine): string {
  const digest = createHash("sha256").update(`${stream} ${line.seq}`).digest().readBigUInt64BE();
  return `${String(line.at).padStart(36, "3")}${String(digest).padStart(20, "0")}`;
}
