import type { Metadata } from "next";
import { BillRulesScreen } from "@/features/bills/bill-rules-screen.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "How costs are divided" };

export default function BillRulesPage() {
  const queries = [
    apiHere.bills.rules.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <BillRulesScreen now={pageTime()} />
    </Prefetched>
  );
}
