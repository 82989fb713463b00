import type { Metadata } from "next";
import { LensAddress } from "@/features/lenses/lens-address-schema.ts";
import { lensInput } from "@/features/lenses/lens-address.ts";
import { LensesScreen } from "@/features/lenses/lenses-screen.tsx";
import { meHere } from "@/features/shell/me-here.ts";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Billed, metered, forecast" };

export default async function LensesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const [me, search] = [await meHere(), await searchParams];
  const input = me && lensInput(parseListFilter(LensAddress, search), me);
  const queries = [
    apiHere.settings.me.queryOptions({ input: {} }),
    ...(input ? [apiHere.lenses.get.queryOptions({ input })] : []),
  ];
  return (
    <Prefetched queries={queries} address={LensAddress}>
      <LensesScreen now={pageTime()} />
    </Prefetched>
  );
}
