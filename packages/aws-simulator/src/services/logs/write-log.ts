import type { Scope } from "../../world/tables.ts";
import type { World } from "../../world/world.ts";
import { logGroupTable, mostLines } from "./log-rows.ts";
import type { LogStreamRow } from "./log-rows.ts";

/** A line on its way into a stream; group and stream are made when they are not there. */
export type NewLogLine = { group: string; stream: string; at: Date; message: string };

/**
 * Writes a line into a stream, in the order of its time. Of one stream the last 5,000 lines are kept.
 * An empty message is not written, as AWS has none.
 */
// oxlint-disable-next-line eslint/max-params -- every service that writes names the place before what it wrote
export function writeLog(world: World, account: string, region: string, line: NewLogLine): void {
  if (line.message === "") return;
  const stream = streamFor(world, { account, region }, line);
  stream.count += 1;
  const at = line.at.getTime();
  const later = stream.lines.findLastIndex((known) => known.at <= at) + 1;
  const written = world.clock.now().getTime();
  stream.lines.splice(later, 0, { seq: stream.count, at, written, message: line.message });
  if (stream.lines.length > mostLines) stream.lines.shift();
}

function streamFor(world: World, scope: Scope, { group: name, stream, at }: NewLogLine): LogStreamRow {
  const groups = world.tables.rows(logGroupTable, scope);
  const createdAt = at.getTime();
  const group = groups.get(name) ?? { name, createdAt, streams: {} };
  groups.set(name, group);
  return (group.streams[stream] ??= { name: stream, createdAt, lines: [], count: 0 });
}
