import type { BudgetLevelView } from "@quarry/domain/budgets/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { levelLabel } from "./budget-words.ts";

interface LevelHistoryProps {
  levels: readonly BudgetLevelView[];
  now: string;
}

/** The levels that the budget reached, in this period and before. */
export function LevelHistory({ levels, now }: LevelHistoryProps) {
  return (
    <Section title="Levels reached" flush>
      <DataTable
        label="Levels reached"
        columns={columns(now)}
        rows={levels}
        rowId={({ periodStart, level, amount }) => `${periodStart} ${level} ${amount}`}
        empty={
          <EmptyState
            title="No level is reached yet"
            description="Each stands here once, with when and whom it told."
          />
        }
      />
    </Section>
  );
}

const columns = (now: string): TableColumn<BudgetLevelView>[] => [
  { id: "level", header: "Level", primary: true, cell: ({ level }) => levelLabel(level) },
  { id: "period", header: "Period from", cell: ({ periodStart }) => periodStart },
  {
    id: "figure",
    header: "Spent or foreseen",
    align: "end",
    cell: ({ figure }) => <Money amount={figure} />,
  },
  { id: "amount", header: "Amount then", align: "end", cell: ({ amount }) => <Money amount={amount} /> },
  {
    id: "told",
    header: "Told",
    cell: ({ isTold }) => (isTold ? "Yes" : "A higher level was, at the same time"),
  },
  { id: "at", header: "When", cell: ({ reachedAt }) => <RelativeTime at={reachedAt} now={now} /> },
];
