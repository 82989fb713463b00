import type { BudgetView } from "@quarry/domain/budgets/schema";
import { Chip } from "@quarry/ui/chip";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { Status } from "@quarry/ui/status";
import { BudgetBar } from "./budget-bar.tsx";
import { perPeriod, standingOf } from "./budget-words.ts";

/** The columns of the list of budgets. */
export const budgetColumns: TableColumn<BudgetView>[] = [
  { id: "name", header: "Budget", primary: true, sortable: true, cell: ({ name }) => name },
  { id: "tag", header: "Tag", cell: ({ tagKey, tagValue }) => <Chip name={tagKey} value={tagValue} /> },
  { id: "team", header: "Team", cell: ({ team }) => team?.name ?? "Whole company" },
  {
    id: "amount",
    header: "Amount",
    align: "end",
    cell: ({ amount, period }) => (
      <>
        <Money amount={amount} /> <span className="text-ink-muted">{perPeriod[period]}</span>
      </>
    ),
  },
  {
    id: "used",
    header: "Spent",
    sortable: true,
    width: "14rem",
    phone: "full",
    cell: ({ amount, figures }) => (
      <div className="flex items-center gap-2">
        <BudgetBar amount={amount} figures={figures} />
        <span className="w-12 shrink-0 text-end tabular-nums">{figures ? `${figures.percent} %` : "–"}</span>
      </div>
    ),
  },
  {
    id: "forecast",
    header: "Forecast",
    align: "end",
    cell: ({ figures }) =>
      figures === null || figures.forecast === null ? "–" : <Money amount={figures.forecast} />,
  },
  { id: "state", header: "State", cell: (budget) => <BudgetState budget={budget} /> },
];

/** How a budget is, in a word. */
export function BudgetState({
  budget,
}: {
  budget: Pick<BudgetView, "figures" | "suspended" | "overrideUntil">;
}) {
  const { figures, suspended, overrideUntil } = budget;
  if (suspended > 0) return <Status kind="stopped">{`${suspended} suspended`}</Status>;
  if (overrideUntil !== null) return <Status kind="warning">Overridden</Status>;
  const { kind, word } = states[standingOf(figures)];
  return <Status kind={kind}>{word}</Status>;
}

const states = {
  unknown: { kind: "pending", word: "Not known" },
  calm: { kind: "success", word: "Within" },
  near: { kind: "warning", word: "Close" },
  over: { kind: "error", word: "Used up" },
} as const;
