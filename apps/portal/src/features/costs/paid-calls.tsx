"use client";

import type { MeterView } from "@quarry/domain/costs/sources/schema";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";

interface PaidCallsProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What reading the bills costs itself, a line for each. */
export function PaidCalls({ now }: PaidCallsProps) {
  const { data } = useQuery(api.costs.meter.queryOptions({ input: {} }));
  if (!data) return null;
  return (
    <>
      {data.meters.map((meter) => (
        <PaidCallsLine key={meter.connectionId} meter={meter} now={now} isNamed={data.meters.length > 1} />
      ))}
    </>
  );
}

interface PaidCallsLineProps extends PaidCallsProps {
  meter: MeterView;
  /** Whether it says whose bill it is. */
  isNamed: boolean;
}

export function PaidCallsLine({ meter, now, isNamed }: PaidCallsLineProps) {
  const { connection, usdThisMonth, callsToday, callsPerDay, nextReadAt } = meter;
  return (
    <p className="text-sm text-ink-muted">
      {isNamed ? `${connection}: ` : ""}
      <Money amount={usdThisMonth} /> spent on cost data this month
      {nextReadAt === null ? null : (
        <>
          {` · ${callsToday} of ${callsPerDay} calls today · next reading `}
          <RelativeTime at={nextReadAt} now={now} />
        </>
      )}
    </p>
  );
}
