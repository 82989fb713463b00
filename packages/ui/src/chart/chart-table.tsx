import type { ChartFormat, ChartGroup, ChartLine, ChartPeriod } from "./chart-data.ts";

type ChartTableProps = {
  label: string;
  /** What a row is: "Day (UTC)". */
  periodHeader: string;
  periods: readonly ChartPeriod[];
  groups: readonly ChartGroup[];
  lines: readonly ChartLine[];
  format: ChartFormat;
};

/** The figures of a chart, a row for each period. */
export function ChartTable({ label, periodHeader, periods, groups, lines, format }: ChartTableProps) {
  const amountIn = (place: number, { amounts }: ChartGroup | ChartLine) => {
    const amount = amounts[place];
    return amount === null || amount === undefined ? "–" : <Exact amount={amount} format={format} />;
  };
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
    <section aria-label={label} tabIndex={0} className="max-h-96 overflow-auto rounded-md border border-line">
      <table aria-label={label} className="w-full text-sm whitespace-nowrap tabular-nums">
        <thead>
          <tr className="sticky top-0 z-1 bg-sunken text-left text-xs text-ink-muted">
            <th scope="col" className="px-3 py-1.5">
              {periodHeader}
            </th>
            <th scope="col" className={figureLook}>
              Total
            </th>
            {[...lines, ...groups].map((column) => (
              <th
                key={column.id}
                scope="col"
                title={column.label}
                className={`${figureLook} max-w-48 truncate`}
              >
                {column.label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {periods.map((period, place) => (
            <tr key={period.id} className="border-t border-line">
              <th scope="row" className="px-3 py-1 text-left font-normal">
                {period.label}
                {period.isEstimated ? <span className="text-ink-muted"> (estimated)</span> : null}
              </th>
              <td className={`${figureLook} font-medium`}>
                <Exact amount={period.total} format={format} />
              </td>
              {[...lines, ...groups].map((column) => (
                <td key={column.id} className={figureLook}>
                  {amountIn(place, column)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

const figureLook = "px-3 py-1 text-right";

function Exact({ amount, format }: { amount: string; format: ChartFormat }) {
  return (
    <data value={amount} title={amount}>
      {format.amount(amount)}
    </data>
  );
}
