import type { BillsView } from "@quarry/domain/bills/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { daysInWords, monthInWords } from "../costs/cost-words.ts";

type Standing = Pick<
  BillsView,
  "from" | "until" | "isWhole" | "estimatedDays" | "refreshedAt" | "tagKey" | "rulesSince" | "remarks"
>;

interface BillStandingProps {
  standing: Standing;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Which days the bill has, how many of them may still change, and by which rules it is divided. */
export function BillStanding({ standing, now }: BillStandingProps) {
  const { from, until, isWhole, estimatedDays, refreshedAt, tagKey, rulesSince, remarks } = standing;
  const days = estimatedDays.length;
  return (
    <div className="flex flex-col gap-0.5 text-sm text-ink-muted">
      <p>
        {daysInWords({ from, until })} (UTC){isWhole ? "" : ", not whole yet"}
        {refreshedAt === null ? null : (
          <>
            {" · refreshed "}
            <RelativeTime at={refreshedAt} now={now} />
          </>
        )}
        {days === 0 ? " · no estimates" : ` · ${days} estimated ${days === 1 ? "day" : "days"}`}
      </p>
      <p>
        Divided by the tag {tagKey}
        {rulesSince === null ? ", nothing shared" : `, by the rules since ${monthInWords(rulesSince)}`}.
      </p>
      {remarks.map((remark) => (
        <p key={remark}>{remark}</p>
      ))}
    </div>
  );
}

/** What an amount is compared with. */
export const comparedWith = ({ isWhole }: Pick<Standing, "isWhole">): string =>
  isWhole ? "Month before" : "Same days of the month before";
