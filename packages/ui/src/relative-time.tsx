"use client";

import { describeAge } from "./text/describe-age.ts";
import { formatUtc, formatUtcMinute } from "./text/format-utc.ts";
import { useClock } from "./use-clock.ts";

export type RelativeTimeProps = {
  /** ISO 8601. */
  at: string;
  /** The time of the page, ISO 8601, from the server; without it the first paint shows the date. */
  now?: string | undefined;
};

/** "5 minutes ago" with the exact UTC time in the tooltip; keeps itself current. */
export function RelativeTime({ at, now }: RelativeTimeProps) {
  const clock = useClock(now === undefined ? undefined : Date.parse(now));
  const date = new Date(at);
  if (Number.isNaN(date.getTime())) return <span>–</span>;
  return (
    <time dateTime={at} title={formatUtc(date)} className="whitespace-nowrap">
      {clock === undefined ? formatUtcMinute(date) : describeAge(date.getTime(), clock)}
    </time>
  );
}
