import { NoticeFilter } from "@quarry/domain/notices/schema";
import { NoticeList } from "@/features/notices/notice-list.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Notices" };

export default async function NoticesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(NoticeFilter, await searchParams);
  const queries = [
    apiHere.notices.list.queryOptions({ input: filter }),
    apiHere.notices.counts.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={NoticeFilter}>
      <NoticeList now={pageTime()} />
    </Prefetched>
  );
}
