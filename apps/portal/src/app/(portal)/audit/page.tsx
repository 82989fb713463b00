import { EventFilter } from "@quarry/domain/audit/schema";
import { AuditTrail } from "@/features/audit/audit-trail.tsx";
import { pageTime } from "@/server/page-time.ts";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Audit trail" };

export default async function AuditPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(EventFilter, await searchParams);
  const queries = [
    apiHere.audit.list.queryOptions({ input: filter }),
    apiHere.audit.chain.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={EventFilter}>
      <AuditTrail now={pageTime()} />
    </Prefetched>
  );
}
