"use client";

import type { EndpointMetricsView } from "@quarry/domain/endpoints/reading-schema";
import { Callout } from "@quarry/ui/callout";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { Sparkline } from "@quarry/ui/sparkline";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { callBars } from "./call-bars.ts";

interface EndpointCallsProps {
  id: string;
  /** When it was last called, as far as Quarry has looked; ISO 8601. */
  calledAt: string | null;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** CloudWatch publishes these once a minute. */
const pollMilliseconds = 60_000;

/** How often an endpoint was called in the last 24 hours; CloudWatch is asked once the page stands. */
export function EndpointCalls({ id, calledAt, now }: EndpointCallsProps) {
  const query = useQuery(
    api.endpoints.metrics.queryOptions({ input: { id }, refetchInterval: pollMilliseconds }),
  );
  return (
    <Section
      title="Calls"
      description={
        calledAt === null ? (
          "By whomever, as CloudWatch counts them."
        ) : (
          <>
            Last called <RelativeTime at={calledAt} now={now} />.
          </>
        )
      }
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-28 w-full" />}
        failed="The calls could not be loaded"
      >
        {(metrics) => <Calls metrics={metrics} />}
      </QueryBoundary>
    </Section>
  );
}

function Calls({ metrics: { points, invocations, unread } }: { metrics: EndpointMetricsView }) {
  if (unread !== null) {
    return (
      <Callout tone="warning" title={unread.title}>
        {unread.cause} {unread.remedy}
      </Callout>
    );
  }
  if (invocations === 0) return <p>Nobody has called it in the last 24 hours.</p>;
  return (
    <Sparkline
      label={`${invocations.toLocaleString("en")} calls in 24 hours, by the hour`}
      columns={["Hour", "Calls", "Half took", "90 % took"]}
      bars={callBars(points)}
    />
  );
}
