import type { Metadata } from "next";
import { BillsAddress } from "@/features/bills/bills-address-schema.ts";
import { billsInput } from "@/features/bills/bills-address.ts";
import { TeamBillScreen } from "@/features/bills/team-bill-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Bill of a team" };

interface TeamBillPageProps {
  params: Promise<{ team: string }>;
  searchParams: Promise<SearchParams>;
}

export default async function TeamBillPage({ params, searchParams }: TeamBillPageProps) {
  const [{ team }, search] = [await params, await searchParams];
  const address = parseListFilter(BillsAddress, search);
  const queries = [
    apiHere.bills.get.queryOptions({ input: { ...billsInput(address), team } }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={BillsAddress}>
      <TeamBillScreen team={team} now={pageTime()} />
    </Prefetched>
  );
}
