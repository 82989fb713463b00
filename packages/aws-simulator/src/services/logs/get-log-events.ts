import type { GetLogEventsRequest, GetLogEventsResponse } from "@aws-sdk/client-cloudwatch-logs";
import { operation } from "../../wire/service.ts";
import { logAccess } from "./log-access.ts";
import { bytesOf, findGroup, findStream, invalidToken, isWithin } from "./log-rows.ts";
import type { LogLine } from "./log-rows.ts";

// "1 MB (up to 10,000 log events)" in one answer.
const mostBytes = 1024 * 1024;
const mostEvents = 10_000;

/**
 * Lines in the order of time: the newest by default, the oldest with `startFromHead`, and from there on by token.
 * At the end of the stream the answer is empty and repeats the token that was sent.
 */
export const getLogEvents = operation<GetLogEventsRequest, GetLogEventsResponse>("GetLogEvents", {
  effect: "read",
  access: (call, input) => logAccess(call, "logs:GetLogEvents", input),
  run(call, input) {
    const stream = findStream(findGroup(call.world, call, input), input.logStreamName);
    const from = input.nextToken === undefined ? undefined : readToken(input.nextToken);
    const lines = stream.lines.filter((line) => isWithin(line, input) && isBeyond(line, from));
    const isForward = from === undefined ? input.startFromHead === true : from.direction === "f";
    const page = cut(lines, { isForward, limit: input.limit ?? mostEvents });
    return {
      events: page.map(({ at, written, message }) => ({ timestamp: at, message, ingestionTime: written })),
      ...tokens(page, from),
    };
  },
});

type Mark = { direction: "f" | "b"; key: bigint };

// Lines of one millisecond are told apart by their number.
const keyOf = ({ at, seq }: LogLine): bigint => BigInt(at) * 1_000_000_000n + BigInt(seq);

function isBeyond(line: LogLine, from: Mark | undefined): boolean {
  if (from === undefined) return true;
  return from.direction === "f" ? keyOf(line) > from.key : keyOf(line) < from.key;
}

function cut(
  lines: readonly LogLine[],
  { isForward, limit }: { isForward: boolean; limit: number },
): readonly LogLine[] {
  const ordered = isForward ? lines : lines.toReversed();
  let bytes = 0;
  const tooMany = ordered.findIndex((line, index) => {
    bytes += bytesOf(line);
    return index >= limit || bytes > mostBytes;
  });
  const page = tooMany === -1 ? ordered : ordered.slice(0, tooMany);
  return isForward ? page : page.toReversed();
}

function tokens(page: readonly LogLine[], from: Mark | undefined): GetLogEventsResponse {
  const [first, last] = [page[0], page.at(-1)];
  if (first !== undefined && last !== undefined)
    return {
      nextForwardToken: writeToken("f", keyOf(last)),
      nextBackwardToken: writeToken("b", keyOf(first)),
    };
  const key = from?.key ?? 0n;
  return {
    nextForwardToken: writeToken("f", from?.direction === "b" ? key - 1n : key),
    nextBackwardToken: writeToken("b", from?.direction === "f" ? key + 1n : key),
  };
}

const writeToken = (direction: "f" | "b", key: bigint): string =>
  `${direction}/${String(key).padStart(56, "0")}/s`;

function readToken(token: string): Mark {
  const [, direction, key] = /^([fb])\/(\d{56})\/s$/.exec(token) ?? [];
  if (direction === undefined || key === undefined) throw invalidToken();
  return { direction: direction === "f" ? "f" : "b", key: BigInt(key) };
}
