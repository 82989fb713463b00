import type { LensView } from "@quarry/domain/metering/schema";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Stat, StatRow } from "@quarry/ui/stat";
import { dayInWords } from "../costs/cost-words.ts";
import { driftInWords } from "./lens-words.ts";

interface LensFiguresProps {
  view: LensView;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The three lenses as one figure each, with how fresh each is, and the drift between the first two. */
export function LensFigures({ view, now }: LensFiguresProps) {
  const { totals, freshness, month, driftPercent } = view;
  return (
    <StatRow>
      <Stat
        label="Billed"
        figure={<Amount usd={totals.billed} />}
        hint={<BilledHint freshness={freshness} now={now} />}
      />
      <Stat
        label="Metered"
        figure={<Amount usd={totals.metered} />}
        hint={<MeteredHint view={view} now={now} />}
      />
      <Stat
        label="Drift"
        figure={driftInWords(driftPercent)}
        hint="Metered against what of the bill it can see, of days that are complete"
      />
      <Stat
        label="This month"
        figure={<Amount usd={month?.usd ?? null} />}
        hint={month === null ? "Too few days to forecast" : forecastHint[month.basis]}
      />
    </StatRow>
  );
}

const forecastHint = {
  aws: "Billed so far and AWS’s forecast",
  quarry: "Billed so far and Quarry’s own projection",
} as const;

function Amount({ usd }: { usd: string | null }) {
  return usd === null ? "–" : <Money amount={usd} />;
}

function BilledHint({ freshness: { billed } }: Pick<LensView, "freshness"> & { now: string }) {
  if (billed.dataUntil === null) return "No bill is read";
  return <>Before {dayInWords(billed.dataUntil)}</>;
}

function MeteredHint({ view: { freshness, totals }, now }: LensFiguresProps) {
  const { readUntil } = freshness.metered;
  if (readUntil === null) return "Not read from CloudWatch yet";
  return (
    <>
      <Amount usd={totals.meteredToday} /> today, read <RelativeTime at={readUntil} now={now} />
    </>
  );
}
