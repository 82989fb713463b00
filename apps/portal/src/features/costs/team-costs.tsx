"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { EmptyState } from "@quarry/ui/empty-state";
import { Section } from "@quarry/ui/section";
import { Select } from "@quarry/ui/select";
import { Skeleton } from "@quarry/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { ReceiptText } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { CostChart } from "./cost-chart.tsx";
import { CostControls } from "./cost-controls.tsx";
import { CostStanding } from "./cost-standing.tsx";
import { CostTable } from "./cost-table.tsx";
import { CostsFrame } from "./costs-frame.tsx";
import type { TeamCostAddress } from "./cost-address-schema.ts";
import { teamCostsInput } from "./team-address.ts";

interface TeamCostsProps {
  /** The time of the page, ISO 8601. */
  now: string;
  teams: MeView["teams"];
}

/** What the resources of one's team cost, for those who may not see whole bills. */
export function TeamCosts({ now, teams }: TeamCostsProps) {
  const { filter: address, change } = useListFilter<TeamCostAddress>();
  const today = now.slice(0, 10);
  const query = useQuery(
    api.costs.ofTeam.queryOptions({
      input: teamCostsInput(address, today),
      placeholderData: keepPreviousData,
    }),
  );
  const team = teams.find(({ slug }) => slug === address.team) ?? teams[0];
  return (
    <CostsFrame
      title="Costs"
      description={`What the profiles, endpoints and models of ${team?.name ?? "your team"} cost, as AWS bills it.`}
    >
      <CostControls {...{ address, today }} onChange={change}>
        {teams.length < 2 ? null : (
          <Select
            label="Team"
            className="sm:w-44"
            options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
            value={team?.slug ?? null}
            onChange={(slug) => change({ team: slug })}
          />
        )}
      </CostControls>
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-120" />}
        failed="The costs of your team could not be loaded"
        empty={{ when: ({ dataUntil }) => dataUntil === null, show: nothingRead }}
      >
        {(view) => (
          <>
            <Section title="Over time">
              <CostStanding view={view} now={now} />
              <CostChart view={view} />
            </Section>
            <CostTable view={view} earlier={undefined} loading={query.isPlaceholderData} />
          </>
        )}
      </QueryBoundary>
    </CostsFrame>
  );
}

const nothingRead = (
  <EmptyState
    framed
    icon={<ReceiptText aria-hidden />}
    title="No bill has been read for your team"
    description="An admin of Quarry connects the bill of the account that pays, under Settings, Costs. Ask one of them."
  />
);
