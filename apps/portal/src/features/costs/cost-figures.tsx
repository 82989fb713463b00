import type { CostSummaryView } from "@quarry/domain/costs/views/schema";
import { Money } from "@quarry/ui/money";
import { Skeleton } from "@quarry/ui/skeleton";
import { Stat, StatRow } from "@quarry/ui/stat";
import { daysInWords, monthInWords, percentInWords, signedMoney } from "./cost-words.ts";

/** This month so far beside the last one. */
export function CostFigures({ summary }: { summary: CostSummaryView | undefined }) {
  if (!summary) return <Skeleton className="h-22" />;
  const { monthToDate, sameDaysLastMonth, lastMonth, change } = summary;
  return (
    <StatRow>
      <Stat
        label="Month to date"
        figure={<Money amount={monthToDate.total} />}
        hint={daysInWords(monthToDate)}
      />
      <Stat
        label="Same days of last month"
        figure={<Money amount={sameDaysLastMonth.total} />}
        hint={daysInWords(sameDaysLastMonth)}
      />
      <Stat
        label="Change"
        figure={<span title={`${change.change} USD`}>{signedMoney(change.change)}</span>}
        hint={percentInWords(change.percent)}
      />
      <Stat
        label="Last month"
        figure={<Money amount={lastMonth.total} />}
        hint={monthInWords(lastMonth.from)}
      />
    </StatRow>
  );
}
