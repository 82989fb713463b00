import { PriceFilter } from "@quarry/domain/prices/schema";
import type { Metadata } from "next";
import { PricesScreen } from "@/features/prices/prices-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Prices" };

export default async function PricesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = parseListFilter(PriceFilter, await searchParams);
  const queries = [
    apiHere.prices.list.queryOptions({ input }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={PriceFilter}>
      <PricesScreen now={pageTime()} />
    </Prefetched>
  );
}
