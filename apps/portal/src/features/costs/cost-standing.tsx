import type { CostView } from "@quarry/domain/costs/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { addDays } from "@quarry/domain/costs/days-schema";
import { dayInWords } from "./cost-words.ts";

interface CostStandingProps {
  view: CostView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How far the figures reach, how old they are and how many of them may still change. */
export function CostStanding({
  view: { dataUntil, refreshedAt, periods, query, remarks },
  now,
}: CostStandingProps) {
  if (dataUntil === null) return null;
  // A period beyond what is held is empty rather than estimated.
  const estimated = periods.filter(({ isEstimated, start }) => isEstimated && start < dataUntil).length;
  const unit = query.granularity === "daily" ? "day" : "month";
  return (
    <div className="flex flex-col gap-0.5 text-sm text-ink-muted">
      <p>
        Data through {dayInWords(addDays(dataUntil, -1))} (UTC)
        {refreshedAt === null ? null : (
          <>
            {" · refreshed "}
            <RelativeTime at={refreshedAt} now={now} />
          </>
        )}
        {estimated === 0
          ? " · no estimates"
          : ` · ${estimated.toLocaleString("en")} estimated ${estimated === 1 ? unit : `${unit}s`}`}
      </p>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </div>
  );
}
