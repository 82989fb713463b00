import type { BillsView, TeamLine } from "@quarry/domain/bills/schema";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { percentInWords, shareInWords, signedMoney } from "../costs/cost-words.ts";
import { comparedWith } from "./bill-standing.tsx";

/** The columns of the teams of a month. */
export function teamColumns(view: BillsView): TableColumn<TeamLine>[] {
  const whole = view.whole?.total ?? sumOf(view.teams);
  return [
    { id: "team", header: "Team", primary: true, cell: ({ name }) => name },
    { id: "total", header: "Total", align: "end", cell: ({ total }) => <Money amount={total} /> },
    {
      id: "share",
      header: "Share",
      width: "12rem",
      phone: "full",
      cell: ({ total }) => <ShareBar amount={total} whole={whole} />,
    },
    { id: "own", header: "Own", align: "end", cell: ({ own }) => <Money amount={own} /> },
    { id: "shared", header: "Shared", align: "end", cell: ({ shared }) => <Money amount={shared} /> },
    {
      id: "change",
      header: "Change",
      align: "end",
      cell: ({ change, percent, before }) => (
        <span title={`${comparedWith(view)}: ${before} USD`}>
          {signedMoney(change)} <span className="text-ink-muted">{percentInWords(percent)}</span>
        </span>
      ),
    },
  ];
}

/** What part of the whole an amount is, as a bar and in words; a credit has no bar. */
function ShareBar({ amount, whole }: { amount: string; whole: string }) {
  const part = Number(whole) > 0 ? Math.min(100, Math.max(0, (Number(amount) / Number(whole)) * 100)) : 0;
  return (
    <div className="flex items-center gap-2">
      <div aria-hidden className="h-2 w-full min-w-16 overflow-hidden rounded-full bg-line">
        <div className="h-full rounded-full bg-accent-text" style={{ width: `${part}%` }} />
      </div>
      <span className="w-14 shrink-0 text-end tabular-nums">{shareInWords(amount, whole)}</span>
    </div>
  );
}

// For the length of bars alone; no sum of floats is shown.
const sumOf = (teams: readonly TeamLine[]): string =>
  String(teams.reduce((sum, { total }) => sum + Number(total), 0));
