"use client";

import type { LensView } from "@quarry/domain/metering/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { Users } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { Segments } from "../profiles/segments.tsx";
import type { LensAddress } from "./lens-address-schema.ts";
import { lensInput, lensRanges } from "./lens-address.ts";
import { LensChart } from "./lens-chart.tsx";
import { lensColumns } from "./lens-columns.tsx";
import { LensFigures } from "./lens-figures.tsx";
import { LensRemarks, LensTroubles } from "./lens-remarks.tsx";
import { RefreshMetering } from "./refresh-metering.tsx";
import { LensSubject } from "./lens-subject.tsx";

interface LensesScreenProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

const calmMilliseconds = 60_000;
const pollMilliseconds = 2_000;

/** One spend through three lenses: billed, metered and forecast, with the drift between the first two. */
export function LensesScreen({ now }: LensesScreenProps) {
  const { filter: address, change } = useListFilter<LensAddress>();
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const input = me && lensInput(address, me);
  const query = useQuery(
    api.lenses.get.queryOptions({
      input: input ?? skipToken,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) =>
        data?.freshness.metered.isReading ? pollMilliseconds : calmMilliseconds,
    }),
  );
  return (
    <CostsFrame
      title="Billed, metered, forecast"
      description="The bill comes a day or two late. Tokens are counted within minutes and priced as AWS lists them; where both know a day, the drift tells how far that can be trusted."
      actions={
        me?.permissions.includes("costs.govern") ? (
          <RefreshMetering isReading={query.data?.freshness.metered.isReading === true} />
        ) : null
      }
    >
      <div className="flex flex-wrap items-end justify-between gap-3">
        <LensSubject
          address={address}
          teams={me?.teams ?? []}
          seesAll={me?.permissions.includes("costs.read") === true}
          onChange={change}
        />
        <Segments
          label="Days"
          options={lensRanges.map((days) => ({ value: String(days), label: `${days} days` }))}
          value={String(address.days)}
          onChange={(days) => change({ days: lensRanges.find((range) => String(range) === days) ?? 30 })}
        />
      </div>
      {me && !input ? (
        noTeam
      ) : (
        <QueryBoundary
          query={query}
          loading={<Skeleton className="h-120" />}
          failed="The lenses could not be loaded"
        >
          {(view) => <Loaded view={view} loading={query.isPlaceholderData} now={now} />}
        </QueryBoundary>
      )}
    </CostsFrame>
  );
}

function Loaded({ view, loading, now }: { view: LensView; loading: boolean; now: string }) {
  return (
    <>
      <LensTroubles view={view} />
      <LensFigures view={view} now={now} />
      <Section title="Day by day">
        <LensChart view={view} />
      </Section>
      <LensRemarks view={view} now={now} />
      <DataTable
        label="Days"
        columns={lensColumns(view.causes)}
        rows={view.days.toReversed()}
        rowId={({ day }) => day}
        loading={loading}
      />
    </>
  );
}

const noTeam = (
  <EmptyState
    framed
    icon={<Users aria-hidden />}
    title="You are in no team yet"
    description="What is spent is shown to teams. Ask an admin of Quarry to put you into one."
  />
);
