import type { Metadata } from "next";
import { BillSettings } from "@/features/costs/bill-settings.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Costs" };

export default function BillSettingsPage() {
  const queries = [
    apiHere.costs.sources.queryOptions({ input: {} }),
    apiHere.costs.meter.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries}>
      <BillSettings now={pageTime()} />
    </Prefetched>
  );
}
