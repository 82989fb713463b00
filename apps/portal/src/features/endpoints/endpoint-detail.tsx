"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { EndpointCalls } from "./endpoint-calls.tsx";
import { EndpointCode } from "./endpoint-code.tsx";
import { EndpointFacts } from "./endpoint-facts.tsx";
import { EndpointFigures } from "./endpoint-figures.tsx";
import { EndpointHeader } from "./endpoint-header.tsx";
import { EndpointHistory } from "./endpoint-history.tsx";
import { EndpointLogs } from "./endpoint-logs.tsx";
import { EndpointProgress } from "./endpoint-progress.tsx";
import { EndpointRuns } from "./endpoint-runs.tsx";
import { EndpointSkeleton } from "./endpoint-skeleton.tsx";
import { EndpointTrouble } from "./endpoint-trouble.tsx";
import { pollMilliseconds } from "./endpoint-words.ts";
import { IdleNotice } from "./idle-notice.tsx";
import { UpdateTrouble } from "./update-trouble.tsx";

const TestPanel = dynamic(async () => (await import("./test-panel.tsx")).TestPanel, {
  ssr: false,
  loading: () => <Skeleton className="h-full" />,
});

// While SageMaker changes an endpoint, the configuration before answers on.
const serving: ReadonlySet<string> = new Set(["InService", "Updating", "SystemUpdating", "RollingBack"]);

interface EndpointDetailProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** One endpoint: how it is, what AWS says, what it costs, how it is called, and what happened to it. */
export function EndpointDetail({ id, now }: EndpointDetailProps) {
  const query = useQuery(
    api.endpoints.get.queryOptions({
      input: { id },
      refetchInterval: ({ state: { data } }) => (data ? pollMilliseconds([data]) : false),
    }),
  );
  return (
    <QueryBoundary query={query} loading={<EndpointSkeleton />} failed="The endpoint could not be loaded">
      {(endpoint) => <LoadedEndpoint endpoint={endpoint} now={now} />}
    </QueryBoundary>
  );
}

function LoadedEndpoint({ endpoint, now }: { endpoint: EndpointDetailView; now: string }) {
  const { id, status, goneAt } = endpoint;
  return (
    <>
      <EndpointHeader endpoint={endpoint} />
      <EndpointProgress endpoint={endpoint} now={now} />
      <EndpointTrouble endpoint={endpoint} />
      <UpdateTrouble endpoint={endpoint} />
      <IdleNotice endpoint={endpoint} now={now} />
      <EndpointFigures endpoint={endpoint} now={now} />
      {status !== null && serving.has(status) ? (
        // As high as the panel will be, so that nothing below it moves when it comes.
        <div className="grid min-h-[64rem] sm:min-h-[43rem]">
          <TestPanel endpoint={endpoint} />
        </div>
      ) : null}
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {goneAt === null ? <EndpointCalls id={id} now={now} calledAt={endpoint.calledAt} /> : null}
        <EndpointHistory endpoint={endpoint} now={now} />
      </div>
      {goneAt === null ? <EndpointCode id={id} /> : null}
      <EndpointLogs endpoint={endpoint} />
      <EndpointFacts endpoint={endpoint} />
      <EndpointRuns runs={endpoint.runs} now={now} />
    </>
  );
}
