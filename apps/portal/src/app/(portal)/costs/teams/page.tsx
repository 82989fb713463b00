import type { Metadata } from "next";
import { BillsAddress } from "@/features/bills/bills-address-schema.ts";
import { billsInput } from "@/features/bills/bills-address.ts";
import { TeamBillsScreen } from "@/features/bills/team-bills-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "What teams pay" };

export default async function TeamBillsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const address = parseListFilter(BillsAddress, await searchParams);
  const queries = [
    apiHere.bills.list.queryOptions({ input: billsInput(address) }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={BillsAddress}>
      <TeamBillsScreen now={pageTime()} />
    </Prefetched>
  );
}
