import { ExportFilter } from "@quarry/domain/exports/schema";
import { anyExportFilter } from "@/features/exports/any-export-filter.ts";
import { ExportsScreen } from "@/features/exports/exports-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { composition } from "@/server/composition.ts";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata = { title: "Exports" };

export default async function ExportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const input = parseListFilter(ExportFilter, await searchParams);
  const queries = [
    apiHere.exports.list.queryOptions({ input }),
    apiHere.exports.list.queryOptions({ input: anyExportFilter }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={ExportFilter}>
      <ExportsScreen uploadLimitBytes={composition().configuration.uploadLimitBytes} now={pageTime()} />
    </Prefetched>
  );
}
