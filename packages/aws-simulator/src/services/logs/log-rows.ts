import { AwsError } from "../../wire/aws-error.ts";
import { cutPage } from "../../world/pages.ts";
import type { Page, PageRequest } from "../../world/pages.ts";
import { defineTable } from "../../world/tables.ts";
import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";

/** One line; times in milliseconds since 1970. `seq` counts the lines of the stream from 1. */
export type LogLine = { seq: number; at: number; written: number; message: string };

export type LogStreamRow = {
  name: string;
  createdAt: number;
  /** In the order of time, then of writing. */
  lines: LogLine[];
  /** Lines ever written. */
  count: number;
};

export type LogGroupRow = { name: string; createdAt: number; streams: Record<string, LogStreamRow> };

/** By name of the group. */
export const logGroupTable = defineTable<LogGroupRow>("logs.groups");

/** Lines kept of one stream; the oldest make room for new ones. */
export const mostLines = 5000;

export const groupArn = (name: string, { account, region }: Scope): string =>
  `arn:aws:logs:${region}:${account}:log-group:${name}`;

/** Bytes as CloudWatch Logs counts them: the message in UTF-8 and 26 for each event. */
export const bytesOf = ({ message }: LogLine): number => Buffer.byteLength(message) + 26;

export const streamBytes = ({ lines }: LogStreamRow): number =>
  lines.reduce((sum, line) => sum + bytesOf(line), 0);

/** A group by name, or by name or ARN as an identifier. Throws where it is missing, or named twice or not at all. */
export function findGroup(
  world: World,
  scope: Scope,
  named: { logGroupName?: string | undefined; logGroupIdentifier?: string | undefined },
): LogGroupRow {
  const { logGroupName, logGroupIdentifier } = named;
  if ((logGroupName === undefined) === (logGroupIdentifier === undefined))
    throw invalidParameter("Exactly one of logGroupName and logGroupIdentifier must be specified.");
  const name =
    logGroupName ?? logGroupIdentifier?.replace(/^arn:[^:]*:logs:[^:]*:[^:]*:log-group:/, "") ?? "";
  const group = world.tables.rows(logGroupTable, scope).get(name);
  if (group === undefined) throw notFound("The specified log group does not exist.");
  return group;
}

export function findStream(group: LogGroupRow, name: string): LogStreamRow {
  const stream = Object.hasOwn(group.streams, name) ? group.streams[name] : undefined;
  if (stream === undefined) throw notFound("The specified log stream does not exist.");
  return stream;
}

const notFound = (message: string): AwsError => new AwsError("ResourceNotFoundException", message);

export const invalidParameter = (message: string): AwsError =>
  new AwsError("InvalidParameterException", message);

/** A page of a list; a foreign token is refused in this service's own words. */
export const pageOf = <Item>(
  items: readonly Item[],
  keyOf: (item: Item) => string,
  request: PageRequest,
): Page<Item> => cutPage(items, keyOf, { ...request, refusal: invalidToken });

/** What a token that was not handed out is answered. */
export const invalidToken = (): AwsError => invalidParameter("The specified nextToken is invalid.");

/** Milliseconds from `startTime` up to, without, `endTime`. */
export const isWithin = (
  { at }: LogLine,
  { startTime = 0, endTime }: { startTime?: number | undefined; endTime?: number | undefined },
): boolean => at >= startTime && (endTime === undefined || at < endTime);

/** A number as text that sorts as the number does. */
export const sortable = (value: number): string => String(value).padStart(16, "0");
