import type { TagReport } from "@quarry/domain/tags/schema";
import { SkeletonText } from "@quarry/ui/skeleton-text";

/** How much was looked at, and of how much nothing is known. */
export function ReportSummary({ report }: { report: TagReport | undefined }) {
  if (!report) return <SkeletonText lines={1} />;
  const { judged, unreadable } = report;
  return (
    <p className="text-sm text-ink-muted">
      {judged.toLocaleString("en")} application inference profiles were held against the policy of their team,
      with the tags that AWS gave last.
      {unreadable === 0
        ? null
        : ` Of ${unreadable.toLocaleString("en")} more the tags may not be read, so nothing is known of them.`}
    </p>
  );
}
