import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { ProgressBar } from "@quarry/ui/progress-bar";
import { RelativeTime } from "@quarry/ui/relative-time";
import { formatDuration } from "@quarry/ui/text/format-duration";
import { ComponentStatus, UpdateUnderWay } from "./component-status.tsx";
import { EndpointStatus } from "./endpoint-status.tsx";
import { isMoving } from "./endpoint-words.ts";

interface EndpointProgressProps {
  endpoint: EndpointDetailView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The status word for word, what it means, and how far what is under way has come. */
export function EndpointProgress({ endpoint, now }: EndpointProgressProps) {
  return (
    <section aria-label="Status" className="flex flex-col gap-3 rounded-lg border border-line bg-surface p-4">
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <EndpointStatus endpoint={endpoint} />
        <p className="text-xs text-ink-faint">
          {endpoint.seenAt === null ? (
            "AWS was not asked yet"
          ) : (
            <>
              AWS asked <RelativeTime at={endpoint.seenAt} now={now} />
            </>
          )}
        </p>
      </div>
      <UpdateUnderWay endpoint={endpoint} />
      {isMoving(endpoint) ? <Bar endpoint={endpoint} /> : null}
      <ComponentStatus endpoint={endpoint} />
    </section>
  );
}

function Bar({ endpoint: { progress } }: { endpoint: EndpointDetailView }) {
  if (progress === null) {
    return <ProgressBar label="Waiting" done={null} total={1} detail="the worker takes it up" />;
  }
  const { elapsed, typical } = progress;
  const isLate = elapsed > typical;
  return (
    <ProgressBar
      label="Time so far"
      // Nobody knows how much is left once it takes longer than usual.
      done={isLate ? null : Math.round(elapsed)}
      total={Math.round(typical)}
      detail={`${formatDuration(elapsed)}${isLate ? ", usually" : " of usually"} ${formatDuration(typical)}`}
    />
  );
}
