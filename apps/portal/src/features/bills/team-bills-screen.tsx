"use client";

import type { BillsView, TeamLine } from "@quarry/domain/bills/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { Money } from "@quarry/ui/money";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { Stat, StatRow } from "@quarry/ui/stat";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ReceiptText, Scale } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { percentInWords, signedMoney } from "../costs/cost-words.ts";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { AmountRow } from "./amount-row.tsx";
import { BillControls } from "./bill-controls.tsx";
import { BillStanding, comparedWith } from "./bill-standing.tsx";
import type { BillsAddress } from "./bills-address-schema.ts";
import { billPage, billsInput } from "./bills-address.ts";
import { ReportButtons } from "./report-buttons.tsx";
import { ReportSection } from "./report-section.tsx";
import { teamColumns } from "./team-columns.tsx";

/** What each team has to pay of a month, and what is nobody's. */
export function TeamBillsScreen({ now }: { now: string }) {
  const { filter: address, change } = useListFilter<BillsAddress>();
  const query = useQuery(
    api.bills.list.queryOptions({ input: billsInput(address), placeholderData: keepPreviousData }),
  );
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const month = query.data?.month ?? (address.month || now.slice(0, 7));
  const { metric } = address;
  return (
    <CostsFrame
      title="What teams pay"
      description="One bill per team and month: its profiles, imported models and endpoints, and its part of what all share."
      actions={
        <>
          {me?.permissions.includes("costs.read") ? (
            <LinkButton href="/costs/teams/rules" icon={<Scale aria-hidden />}>
              How costs are divided
            </LinkButton>
          ) : null}
          <ReportButtons month={month} metric={metric} />
        </>
      }
    >
      <BillControls {...{ month, metric, now }} onChange={change} />
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-96" />}
        failed="The bills could not be loaded"
        empty={{ when: ({ dataUntil }) => dataUntil === null, show: nothingRead }}
      >
        {(view) => (
          <>
            <Whole view={view} />
            <DataTable
              label="Teams"
              columns={teamColumns(view)}
              rows={view.teams}
              rowId={rowId}
              rowName={rowName}
              rowHref={({ slug }) => billPage(slug, view)}
              loading={query.isPlaceholderData}
              empty={noTeams}
            />
            <Unassigned view={view} />
            <BillStanding standing={view} now={now} />
          </>
        )}
      </QueryBoundary>
      {me ? <ReportSection me={me} /> : null}
    </CostsFrame>
  );
}

const rowId = ({ slug }: TeamLine): string => slug;
const rowName = ({ name }: TeamLine): string => name;

function Whole({ view }: { view: BillsView }) {
  if (view.whole === null) return null;
  const { total, before, change, percent, unassigned } = view.whole;
  return (
    <StatRow>
      <Stat label="All costs" figure={<Money amount={total} />} />
      <Stat label={comparedWith(view)} figure={<Money amount={before} />} />
      <Stat
        label="Change"
        figure={<span title={`${change} USD`}>{signedMoney(change)}</span>}
        hint={percentInWords(percent)}
      />
      <Stat
        label="Nobody’s"
        figure={<Money amount={unassigned} />}
        hint="No team has it, and no rule shares it"
      />
    </StatRow>
  );
}

function Unassigned({ view: { whole } }: { view: BillsView }) {
  if (!whole || whole.unassignedBy.length === 0) return null;
  return (
    <Section
      title="Nobody’s"
      description="A rule can share it, a value can be given to a team, or the tag can be set where it is missing."
    >
      <ul className="flex flex-col">
        {whole.unassignedBy.map(({ label, amount }) => (
          <AmountRow key={label} amount={amount}>
            <span className="min-w-0 break-all">{label}</span>
          </AmountRow>
        ))}
      </ul>
    </Section>
  );
}

const nothingRead = (
  <EmptyState
    framed
    icon={<ReceiptText aria-hidden />}
    title="No bill has been read yet"
    description="An admin of Quarry connects the bill of the account that pays, under Settings, Costs."
  />
);

const noTeams = (
  <EmptyState
    title="You are in no team"
    description="Ask an admin to add you to the team whose bill you need."
  />
);
