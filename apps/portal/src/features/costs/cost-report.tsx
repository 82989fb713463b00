"use client";

import type { CostGroupBy } from "@quarry/domain/costs/schema";
import { Section } from "@quarry/ui/section";
import { Skeleton } from "@quarry/ui/skeleton";
import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useFilterWriter } from "@/navigation/filter-provider.tsx";
import { costPart, costQuery, earlierQuery } from "./cost-address.ts";
import type { CostAddress } from "./cost-address-schema.ts";
import { CostAnomalies } from "./cost-anomalies.tsx";
import { CostChart } from "./cost-chart.tsx";
import { CostControls } from "./cost-controls.tsx";
import { CostFigures } from "./cost-figures.tsx";
import { CostFilter } from "./cost-filter.tsx";
import { CostStanding } from "./cost-standing.tsx";
import { CostTable } from "./cost-table.tsx";
import type { CostRow } from "./cost-rows.ts";
import { BillField, GroupByField } from "./group-by-field.tsx";
import type { Groupings } from "./group-by-field.tsx";
import { hrefOfRow } from "./drill-down.ts";
import { PaidCalls } from "./paid-calls.tsx";
import { TopMovers } from "./top-movers.tsx";

interface CostReportProps {
  address: CostAddress;
  onChange: (part: Partial<CostAddress>) => void;
  groupings: Groupings;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** What was spent: the question above, its figures over time and by group, and what stands out in them. */
export function CostReport({ address, onChange, groupings, now }: CostReportProps) {
  const today = now.slice(0, 10);
  const input = costQuery(address, today);
  const view = useQuery(
    api.costs.view.queryOptions({
      input,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => untilHeld(state.data),
    }),
  );
  const more = useQuery(
    api.costs.view.queryOptions({ input: address.top === 8 ? skipToken : { ...input, top: address.top } }),
  );
  const earlier = useQuery(api.costs.view.queryOptions({ input: earlierQuery(address, today) ?? skipToken }));
  const summary = useQuery(
    api.costs.summary.queryOptions({
      input: costPart(address),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => untilHeld(state.data),
    }),
  );
  const held = useMemo(() => heldGroupBys(groupings), [groupings]);
  const write = useFilterWriter();
  const isPossible = (groupBy: CostGroupBy) => held.includes(groupBy);
  const hrefOf = (row: Pick<CostRow, "kind" | "value">) => hrefOfRow(row, { address, isPossible, write });
  const hrefOfGroup = (value: string) => hrefOf({ kind: "group", value });
  return (
    <>
      <CostFigures summary={summary.data} />
      <CostControls {...{ address, today, onChange }}>
        <BillField {...{ address, onChange, groupings }} />
        <GroupByField {...{ address, onChange, groupings }} />
      </CostControls>
      <CostFilter {...{ address, onChange }} groupBys={held} view={view.data} />
      <QueryBoundary
        query={view}
        loading={<Skeleton className="h-120" />}
        failed="The costs could not be loaded"
      >
        {(shown) => (
          <>
            <Section title="Over time">
              <CostStanding view={shown} now={now} />
              <PaidCalls now={now} />
              <CostChart view={shown} />
            </Section>
            <CostTable
              view={more.data ?? shown}
              earlier={earlier.data}
              loading={view.isPlaceholderData || more.isFetching}
              hrefOf={hrefOf}
            />
          </>
        )}
      </QueryBoundary>
      <div className="grid items-start gap-4 lg:grid-cols-2">
        {summary.data ? (
          <TopMovers summary={summary.data} hrefOf={hrefOfGroup} />
        ) : (
          <Skeleton className="h-40" />
        )}
        <CostAnomalies address={address} hrefOf={hrefOfGroup} />
      </div>
    </>
  );
}

/** What was asked before the first reading ended is empty, and is asked again. */
function untilHeld(answer: { dataUntil: string | null } | undefined): number | false {
  return answer?.dataUntil === null ? pollMilliseconds : false;
}

const pollMilliseconds = 3_000;

/** What some bill is held by. */
function heldGroupBys({ items }: Groupings): CostGroupBy[] {
  return items.filter(({ heldUntil }) => heldUntil !== null).map(({ by }) => by);
}
