import type { PricePage } from "@quarry/domain/prices/schema";
import { Callout } from "@quarry/ui/callout";
import { RelativeTime } from "@quarry/ui/relative-time";
import { dayInWords } from "../costs/cost-words.ts";
import { changesInWords } from "./price-words.ts";

interface PriceReadingProps {
  page: Pick<PricePage, "latest" | "fallback">;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How the last reading of the Price List went, what it could not use, and what holds where it has no price. */
export function PriceReading({ page: { latest, fallback }, now }: PriceReadingProps) {
  return (
    <>
      {latest?.failure ? (
        <Callout tone="warning" title="The Price List could not be read">
          {latest.failure.message} {latest.failure.remedy}
        </Callout>
      ) : null}
      <p className="text-sm text-ink-muted">
        {latest === null || latest.failure ? null : (
          <>
            Read <RelativeTime at={latest.finishedAt ?? latest.startedAt} now={now} />:{" "}
            {latest.understood.toLocaleString("en")} prices, {changesInWords(latest)}.{" "}
          </>
        )}
        Where the Price List has no price, the lists in Quarry’s code hold: models of{" "}
        {dayInWords(fallback.models)}, instances of {dayInWords(fallback.instances)}, both for US Regions.
      </p>
      {latest && latest.unknown.length > 0 ? (
        <details className="text-sm text-ink-muted">
          <summary>
            {latest.unknown.reduce((sum, { count }) => sum + count, 0).toLocaleString("en")} products are left
            out, none of them guessed at
          </summary>
          <ul className="list-disc py-1 pl-5">
            {latest.unknown.map(({ reason, count, example }) => (
              <li key={reason}>
                {count.toLocaleString("en")}: {reason} For one, <code className="font-mono">{example}</code>.
              </li>
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}
