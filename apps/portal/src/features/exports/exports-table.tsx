"use client";

import type { ExportFilter } from "@quarry/domain/exports/schema";
import type { ExportSummaryView } from "@quarry/domain/exports/schema";
import { Button } from "@quarry/ui/button";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { FileArchive } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { exportColumns } from "./export-columns.tsx";
import { FileNameSearch } from "./file-name-search.tsx";

const pollMilliseconds = 2_000;

interface ExportsTableProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The uploads of the person's teams, newest first. */
export function ExportsTable({ now }: ExportsTableProps) {
  const { filter, change } = useListFilter<ExportFilter>();
  const query = useQuery(
    api.exports.list.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.items.some(isPending) ? pollMilliseconds : false),
    }),
  );
  const table = {
    label: "Uploaded exports",
    columns: exportColumns(now),
    rowId,
    rowName,
    rowHref,
    rows: [],
    skeletonRows: 5,
  };
  return (
    <QueryBoundary
      query={query}
      loading={<DataTable {...table} loading />}
      failed="The exports could not be loaded"
    >
      {({ items, total }) => (
        <DataTable
          {...table}
          rows={items}
          loading={query.isPlaceholderData}
          toolbar={
            total > 0 || filter.q !== "" ? (
              <FileNameSearch value={filter.q} onChange={(q) => change({ q })} />
            ) : null
          }
          empty={<EmptyList filter={filter} total={total} onChange={change} />}
          footer={<ListPages filter={filter} total={total} noun="exports" onChange={change} />}
        />
      )}
    </QueryBoundary>
  );
}

const isPending = ({ pendingCount }: ExportSummaryView): boolean => pendingCount > 0;
const rowId = ({ id }: ExportSummaryView): string => id;
const rowName = ({ fileName }: ExportSummaryView): string => fileName;
const rowHref = ({ id }: ExportSummaryView): string => `/exports/${id}`;

function NoExports() {
  return (
    <EmptyState
      icon={<FileArchive aria-hidden />}
      title="No exports yet"
      description="Export an app from the Unified Studio and drop its zip above. Quarry then lists the inference profiles in it and tells for each whether it works."
    />
  );
}

interface EmptyListProps {
  filter: ExportFilter;
  total: number;
  onChange: (part: Partial<ExportFilter>) => void;
}

/** Nothing uploaded yet, nothing of the name searched for, or a page behind the last. */
function EmptyList({ filter: { q }, total, onChange }: EmptyListProps) {
  if (total > 0) {
    return (
      <EmptyState
        title="This page is empty"
        description="There are fewer exports than the address asks for."
        action={<Button onClick={() => onChange({ page: 1 })}>Go to the first page</Button>}
      />
    );
  }
  if (q === "") return <NoExports />;
  return (
    <EmptyState
      title="No export of this name"
      description={`No file name holds “${q}”.`}
      action={<Button onClick={() => onChange({ q: "" })}>Show all exports</Button>}
    />
  );
}
