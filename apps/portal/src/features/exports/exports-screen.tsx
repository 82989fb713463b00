"use client";

import { PageHeader } from "@quarry/ui/page-header";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ExportGuidance } from "./export-guidance.tsx";
import { ExportsTable } from "./exports-table.tsx";
import { UploadPanel } from "./upload-panel.tsx";
import { anyExportFilter } from "./any-export-filter.ts";

interface ExportsScreenProps {
  uploadLimitBytes: number;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Drop exports, see what each held, and find earlier ones again. */
export function ExportsScreen({ uploadLimitBytes, now }: ExportsScreenProps) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} }));
  const any = useQuery(api.exports.list.queryOptions({ input: anyExportFilter }));
  return (
    <div className="flex flex-col gap-4">
      <PageHeader
        title="Exports"
        description="Find the inference profiles in apps exported from the Unified Studio."
      />
      <QueryBoundary
        query={me}
        loading={<Skeleton className="h-44 w-full" />}
        failed="Your teams could not be loaded"
      >
        {(person) => <UploadPanel me={person} uploadLimitBytes={uploadLimitBytes} />}
      </QueryBoundary>
      <ExportGuidance open={any.data?.total === 0} />
      <h2 className="mt-2 text-lg font-semibold tracking-tight">Uploaded before</h2>
      <ExportsTable now={now} />
    </div>
  );
}
