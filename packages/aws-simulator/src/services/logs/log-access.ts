import type { Call } from "../../server/call.ts";
import type { Access } from "../../wire/service.ts";
import { groupArn } from "./log-rows.ts";

type Named = {
  logGroupName?: string | undefined;
  logGroupIdentifier?: string | undefined;
  logStreamName?: string | undefined;
};

/** What IAM checks for reading a group, or one stream of it. */
export function logAccess(
  call: Call,
  action: string,
  { logGroupName, logGroupIdentifier, ...named }: Named,
): Access[] {
  const identifier = logGroupName ?? logGroupIdentifier ?? "";
  const arn = identifier.startsWith("arn:") ? identifier : groupArn(identifier, call);
  return [{ action, resource: `${arn}:log-stream:${named.logStreamName ?? ""}` }];
}
