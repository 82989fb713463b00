import type { TagDiagnosesView } from "@quarry/domain/costs/doctor/schema";
import { Callout } from "@quarry/ui/callout";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";
import type { StatusKind } from "@quarry/ui/status";

interface BackfillListProps {
  view: TagDiagnosesView;
  /** The time of the page, ISO 8601. */
  now: string;
}

const kinds: Record<string, StatusKind> = { PROCESSING: "progress", SUCCEEDED: "success", FAILED: "error" };

/** The latest backfills of the bill, and when AWS takes the next one. */
export function BackfillList({ view, now }: BackfillListProps) {
  const { backfills, backfillChange, nextBackfillAt } = view;
  const failure = backfillChange?.failure ?? null;
  if (backfills.length === 0 && backfillChange === null) return null;
  return (
    <Section title="Backfills" count={backfills.length}>
      <div className="flex flex-col gap-3">
        {failure ? (
          <Callout tone="danger" title={failure.title}>
            {failure.cause} {failure.remedy}
          </Callout>
        ) : null}
        {nextBackfillAt === null ? null : (
          <p className="text-sm text-ink-muted">
            AWS takes the next one <RelativeTime at={nextBackfillAt} now={now} />.
          </p>
        )}
        <ul className="flex flex-col gap-1 text-sm">
          {backfills.map(({ requestedAt, from, status }) => (
            <li key={requestedAt} className="flex flex-wrap items-center gap-x-3">
              <Status kind={kinds[status] ?? "info"}>{status}</Status>
              <span>from {from}</span>
              <span className="text-ink-muted">
                asked for <RelativeTime at={requestedAt} now={now} />
              </span>
            </li>
          ))}
        </ul>
      </div>
    </Section>
  );
}
