import type { Metadata } from "next";
import { CostAddress, TeamCostAddress } from "@/features/costs/cost-address-schema.ts";
import { costPart, costQuery } from "@/features/costs/cost-address.ts";
import { CostsScreen } from "@/features/costs/costs-screen.tsx";
import { teamCostsInput } from "@/features/costs/team-address.ts";
import { meHere } from "@/features/shell/me-here.ts";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Costs" };

export default async function CostsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [me, search, now] = [await meHere(), await searchParams, pageTime()];
  const seesBills = me?.permissions.includes("costs.read") ?? false;
  const queries = seesBills ? ofBills(search, now) : ofTeam(search, now);
  return (
    <Prefetched queries={queries} address={seesBills ? CostAddress : TeamCostAddress}>
      <CostsScreen now={now} />
    </Prefetched>
  );
}

function ofBills(search: SearchParams, now: string) {
  const address = parseListFilter(CostAddress, search);
  return [
    apiHere.costs.groupings.queryOptions({ input: {} }),
    apiHere.costs.meter.queryOptions({ input: {} }),
    apiHere.costs.summary.queryOptions({ input: costPart(address) }),
    apiHere.costs.view.queryOptions({ input: costQuery(address, now.slice(0, 10)) }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
}

function ofTeam(search: SearchParams, now: string) {
  const input = teamCostsInput(parseListFilter(TeamCostAddress, search), now.slice(0, 10));
  return [apiHere.costs.ofTeam.queryOptions({ input }), apiHere.settings.me.queryOptions({ input: {} })];
}
