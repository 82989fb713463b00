import type { LensDay, LensView } from "@quarry/domain/metering/schema";
import { Badge } from "@quarry/ui/badge";
import { Money } from "@quarry/ui/money";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { dayInWords } from "../costs/cost-words.ts";
import { driftInWords, driftTone } from "./lens-words.ts";

/** The columns of the days: each lens, and how far two of them are apart. */
export function lensColumns(causes: LensView["causes"]): TableColumn<LensDay>[] {
  return [
    { id: "day", header: "Day (UTC)", primary: true, cell: (day) => <Day day={day} /> },
    { id: "billed", header: "Billed", align: "end", cell: ({ billed }) => amount(billed) },
    {
      id: "comparable",
      header: "of it tokens",
      align: "end",
      cell: ({ comparable }) => amount(comparable),
    },
    { id: "metered", header: "Metered", align: "end", cell: ({ metered }) => amount(metered) },
    {
      id: "drift",
      header: "Drift",
      align: "end",
      cell: ({ driftPercent }) => <Drift percent={driftPercent} />,
    },
    { id: "forecast", header: "Forecast", align: "end", cell: ({ forecast }) => amount(forecast) },
    {
      id: "causes",
      header: "Why they differ",
      wrap: true,
      phone: "full",
      cell: ({ causes: names }) =>
        causes.flatMap(({ name, sentence }) => (names.includes(name) ? [sentence] : [])).join(" ") || "–",
    },
  ];
}

const amount = (usd: string | null) => (usd === null ? "–" : <Money amount={usd} />);

function Day({ day: { day, isEstimated } }: { day: LensDay }) {
  return (
    <span className="inline-flex items-center gap-2">
      {dayInWords(day)}
      {isEstimated ? <Badge>Estimated</Badge> : null}
    </span>
  );
}

function Drift({ percent }: { percent: string | null }) {
  const tone = driftTone(percent);
  return <span className={tone === "far" ? "text-warning-text" : undefined}>{driftInWords(percent)}</span>;
}
