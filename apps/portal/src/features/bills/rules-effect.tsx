import type { RulesPreview } from "@quarry/domain/bills/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { DataTable } from "@quarry/ui/data-table";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { Money } from "@quarry/ui/money";
import { TextField } from "@quarry/ui/text-field";
import { formatMoney } from "@quarry/ui/text/format-money";
import { monthInWords, percentInWords, signedMoney } from "../costs/cost-words.ts";
import type { RulesState } from "./use-rules-draft.ts";

/** What rules would make of a month, and the button that saves them once that was seen. */
export function RulesEffect({ state }: { state: RulesState }) {
  const { triedOn, preview, isTrying, isSaving, isRefused, generalProblem, draft } = state;
  return (
    <div className="flex flex-col gap-3 border-t border-line pt-4">
      <div className="flex flex-wrap items-end gap-2">
        <TextField
          label="Try them on"
          type="month"
          value={triedOn}
          onChange={({ target }) => state.tryOn(target.value)}
          error={state.trialProblem}
        />
        <Button type="submit" variant={preview ? "default" : "primary"} loading={isTrying}>
          Show the effect
        </Button>
      </div>
      {isRefused ? (
        <Callout tone="danger" urgent title="These rules were refused">
          {generalProblem ?? "What is wrong stands beside each field."}
        </Callout>
      ) : null}
      {preview ? (
        <>
          <Effect preview={preview} />
          <div>
            <Button variant="primary" loading={isSaving} onClick={state.save}>
              {`Save from ${monthInWords(draft.month)} on`}
            </Button>
          </div>
        </>
      ) : null}
    </div>
  );
}

function Effect({ preview }: { preview: RulesPreview }) {
  const { month, teams, unassigned, rules, remarks } = preview;
  const rows = [...teams, { slug: "", name: "Nobody’s", ...unassigned }];
  return (
    <>
      <DataTable
        label={`Bills of ${monthInWords(month)} by these rules`}
        columns={columns}
        rows={rows}
        rowId={({ slug }) => slug}
        rowName={({ name }) => name}
      />
      <ul className="list-disc pl-5 text-sm text-ink-muted">
        {rules.map(({ name, what, amount }) => (
          <li key={name}>
            {name} shares {formatMoney(amount, "USD", "cents")}: {what}.
          </li>
        ))}
        {remarks.map((remark) => (
          <li key={remark}>{remark}</li>
        ))}
      </ul>
    </>
  );
}

const columns: TableColumn<RulesPreview["teams"][number]>[] = [
  { id: "team", header: "Team", primary: true, cell: ({ name }) => name },
  { id: "before", header: "Now", align: "end", cell: ({ before }) => <Money amount={before} /> },
  { id: "after", header: "By these rules", align: "end", cell: ({ after }) => <Money amount={after} /> },
  {
    id: "change",
    header: "Change",
    align: "end",
    cell: ({ change, percent }) => (
      <>
        {signedMoney(change)} <span className="text-ink-muted">{percentInWords(percent)}</span>
      </>
    ),
  },
];
