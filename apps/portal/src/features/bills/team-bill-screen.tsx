"use client";

import type { BillView } from "@quarry/domain/bills/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Money } from "@quarry/ui/money";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { Stat, StatRow } from "@quarry/ui/stat";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { percentInWords, signedMoney } from "../costs/cost-words.ts";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { BillControls } from "./bill-controls.tsx";
import { BillHistory } from "./bill-history.tsx";
import { BillPartsTable } from "./bill-parts-table.tsx";
import { BillResources } from "./bill-resources.tsx";
import { BillStanding, comparedWith } from "./bill-standing.tsx";
import type { BillsAddress } from "./bills-address-schema.ts";
import { billsInput } from "./bills-address.ts";
import { ReportButtons } from "./report-buttons.tsx";
import { SplitList } from "./split-list.tsx";

interface TeamBillScreenProps {
  /** The team's slug. */
  team: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The bill of one team and month. */
export function TeamBillScreen({ team, now }: TeamBillScreenProps) {
  const { filter: address, change } = useListFilter<BillsAddress>();
  const query = useQuery(
    api.bills.get.queryOptions({
      input: { ...billsInput(address), team },
      placeholderData: keepPreviousData,
    }),
  );
  const { metric } = address;
  const month = query.data?.month ?? (address.month || now.slice(0, 7));
  const name = query.data?.team.name ?? team;
  return (
    <CostsFrame
      title={`Bill of ${name}`}
      description="What the team spends of its own, and its part of what all share."
      breadcrumbs={
        <Breadcrumbs items={[{ label: "What teams pay", href: "/costs/teams" }, { label: name }]} />
      }
      actions={<ReportButtons {...{ month, metric, team }} />}
    >
      <BillControls {...{ month, metric, now }} onChange={change} />
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-120" />}
        failed="The bill could not be loaded"
      >
        {(bill) => (
          <>
            <Figures bill={bill} />
            <BillStanding standing={bill} now={now} />
            <Section title="Its parts, month by month">
              <BillHistory bill={bill} />
            </Section>
            <BillPartsTable bill={bill} loading={query.isPlaceholderData} />
            <SplitList bill={bill} />
            <BillResources bill={bill} />
          </>
        )}
      </QueryBoundary>
    </CostsFrame>
  );
}

function Figures({ bill }: { bill: BillView }) {
  const { total, own, shared, change, percent, before } = bill;
  return (
    <StatRow>
      <Stat label="To pay" figure={<Money amount={total} />} />
      <Stat label="Own" figure={<Money amount={own} />} />
      <Stat label="Share of common costs" figure={<Money amount={shared} />} />
      <Stat
        label={comparedWith(bill)}
        figure={<Money amount={before} />}
        hint={`${signedMoney(change)}, ${percentInWords(percent)}`}
      />
    </StatRow>
  );
}
