"use client";

import type { TagReportRow } from "@quarry/domain/tags/schema";
import { DataTable } from "@quarry/ui/data-table";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { FixTags } from "./fix-tags.tsx";
import { reportColumns } from "./report-columns.tsx";
import { ReportEmpty } from "./report-empty.tsx";
import { ReportFilter } from "./report-filter.tsx";
import { ReportSummary } from "./report-summary.tsx";
import { reportInput } from "./tags-filter.ts";
import type { TagsFilter } from "./tags-filter-schema.ts";

interface TagReportProps {
  filter: TagsFilter;
  onFilter: (part: Partial<TagsFilter>) => void;
}

const pollMilliseconds = 2_000;
const isChanging = ({ change }: TagReportRow) => change === "waiting";

/** The profiles that break the policy, each breach in a sentence, with a button that mends it. */
export function TagReport({ filter, onFilter }: TagReportProps) {
  const [fixing, setFixing] = useState<TagReportRow>();
  const query = useQuery(
    api.tags.report.queryOptions({
      input: reportInput(filter),
      placeholderData: keepPreviousData,
      refetchInterval: ({ state }) => (state.data?.items.some(isChanging) ? pollMilliseconds : false),
    }),
  );
  const table = {
    label: "Profiles that break the tag policy",
    columns: reportColumns(setFixing),
    rowId,
    rowName,
    rowHref,
    skeletonRows: 8,
    toolbar: <ReportFilter filter={filter} report={query.data} onFilter={onFilter} />,
  };
  return (
    <section aria-labelledby="tag-report" className="flex flex-col gap-3">
      <div>
        <h2 id="tag-report" className="text-lg font-semibold tracking-tight">
          Profiles that break it
        </h2>
        <ReportSummary report={query.data} />
      </div>
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} rows={[]} loading />}
        failed="The report could not be loaded"
      >
        {({ items, total, judged }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            empty={<ReportEmpty filter={filter} judged={judged} onFilter={onFilter} />}
            footer={<ListPages filter={filter} total={total} noun="profiles" onChange={onFilter} />}
          />
        )}
      </QueryBoundary>
      {fixing === undefined ? null : <FixTags row={fixing} onClose={() => setFixing(undefined)} />}
    </section>
  );
}

const rowId = ({ profileId }: TagReportRow): string => profileId;
const rowName = ({ name }: TagReportRow): string => name;
const rowHref = ({ profileId }: TagReportRow): string => `/profiles/${profileId}`;
