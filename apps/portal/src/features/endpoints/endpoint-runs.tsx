import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Section } from "@quarry/ui/section";
import { formatDuration } from "@quarry/ui/text/format-duration";
import { formatUtcMinute } from "@quarry/ui/text/format-utc";
import { LongList } from "../exports/long-list.tsx";

type Run = EndpointDetailView["runs"][number];

interface EndpointRunsProps {
  runs: readonly Run[];
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The times in which instances ran and were billed, the newest first. */
export function EndpointRuns({ runs, now }: EndpointRunsProps) {
  return (
    <Section
      title="Billed times"
      count={runs.length}
      description="Begins when AWS makes the endpoint and ends when Quarry sees that it is gone."
      flush
    >
      {runs.length === 0 ? (
        <p className="px-4 py-3 text-ink-muted">No instance has run yet.</p>
      ) : (
        <LongList
          items={runs.toReversed()}
          keyOf={({ startedAt, instanceType }) => `${startedAt} ${instanceType}`}
          render={(run) => <BilledTime run={run} now={now} />}
        />
      )}
    </Section>
  );
}

function BilledTime({ run, now }: { run: Run; now: string }) {
  const { instances, instanceType, startedAt, endedAt } = run;
  const length = (Date.parse(endedAt ?? now) - Date.parse(startedAt)) / 1000;
  const end = endedAt === null ? "now" : formatUtcMinute(new Date(endedAt));
  return (
    <p className="flex flex-wrap justify-between gap-x-4 text-sm tabular-nums">
      <span>
        {instances} × {instanceType}
      </span>
      <span className="text-ink-muted">
        {formatUtcMinute(new Date(startedAt))} to {end} · {formatDuration(Math.max(0, length))}
      </span>
    </p>
  );
}
