import type { PriceView } from "@quarry/domain/prices/schema";
import { Money } from "@quarry/ui/money";
import { RelativeTime } from "@quarry/ui/relative-time";
import type { TableColumn } from "@quarry/ui/look/table-column";
import { dayInWords } from "../costs/cost-words.ts";
import { kindLabel, listLabel, routingLabel, unitOf } from "./price-words.ts";

/** The columns of the prices: what for, where, how much, from which list, and what it was before. */
export function priceColumns(now: string): TableColumn<PriceView>[] {
  return [
    { id: "name", header: "Of", primary: true, cell: ({ name }) => name },
    { id: "kind", header: "For", cell: ({ kind }) => kindLabel(kind) },
    { id: "region", header: "Region", cell: ({ region }) => region },
    { id: "routing", header: "Routing", cell: ({ routing }) => (routing ? routingLabel[routing] : "–") },
    {
      id: "price",
      header: "Price",
      align: "end",
      cell: ({ usd, kind }) => (
        <>
          <Money amount={usd} precision="call" /> <span className="text-ink-muted">/ {unitOf(kind)}</span>
        </>
      ),
    },
    {
      id: "before",
      header: "Before",
      align: "end",
      cell: ({ before }) => (before === null ? "–" : <Money amount={before} precision="call" />),
    },
    { id: "since", header: "Since", cell: ({ since }) => <RelativeTime at={since} now={now} /> },
    {
      id: "list",
      header: "Price List",
      cell: ({ serviceCode, listedOn }) => `${listLabel(serviceCode)}, ${dayInWords(listedOn)}`,
    },
    { id: "fetched", header: "Read", cell: ({ fetchedAt }) => <RelativeTime at={fetchedAt} now={now} /> },
  ];
}
