"use client";

import { ProfileFilter } from "@quarry/domain/profiles/schema";
import type { ProfilePage, ProfileView } from "@quarry/domain/profiles/schema";
import { DataTable } from "@quarry/ui/data-table";
import { Pagination } from "@quarry/ui/pagination";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { z } from "zod";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { hiddenAtFirst, profileColumns } from "./profile-columns.tsx";
import { useRemembered } from "./use-remembered.ts";

interface ProfileTableProps {
  list: UseQueryResult<ProfilePage>;
  filter: ProfileFilter;
  onFilter: (part: Partial<ProfileFilter>) => void;
  /** The time of the page, ISO 8601. */
  now: string;
  toolbar: ReactNode;
  empty: ReactNode;
}

/** The profiles of one page, sorted by the server; columns stay as the person left them. */
export function ProfileTable({ list, filter, onFilter, now, toolbar, empty }: ProfileTableProps) {
  const columns = useMemo(() => profileColumns(now), [now]);
  const [hidden, setHidden] = useRemembered(hiddenColumns);
  const [density, setDensity] = useRemembered(rowDensity);
  const { data } = list;
  return (
    <DataTable
      label="Inference profiles"
      columns={columns}
      rows={data?.items ?? noRows}
      rowId={({ id }) => id}
      rowName={({ name }) => name}
      rowHref={({ id }) => `/profiles/${id}`}
      rowMark={({ type }) => (type === "APPLICATION" ? "accent" : undefined)}
      loading={list.isLoading || list.isPlaceholderData}
      skeletonRows={16}
      sort={{ id: filter.sort, descending: filter.order === "desc" }}
      onSortChange={({ id, descending }) => onFilter(sortPart(id, descending))}
      hiddenColumns={hidden}
      onHiddenColumnsChange={setHidden}
      density={density}
      onDensityChange={setDensity}
      toolbar={toolbar}
      empty={empty}
      error={list.isError && !data ? <ListFailure list={list} /> : undefined}
      footer={
        <Pagination
          page={filter.page}
          pageSize={filter.pageSize}
          total={data?.total ?? 0}
          onPageChange={(page) => onFilter({ page })}
          onPageSizeChange={(pageSize) => onFilter({ pageSize })}
          noun="profiles"
        />
      }
    />
  );
}

function ListFailure({ list }: Pick<ProfileTableProps, "list">) {
  return (
    <QueryBoundary query={list} loading={null} failed="The profiles could not be loaded">
      {() => null}
    </QueryBoundary>
  );
}

function sortPart(id: string, descending: boolean): Partial<ProfileFilter> {
  const sort = ProfileFilter.shape.sort.safeParse(id).data;
  return sort === undefined ? {} : { sort, order: descending ? "desc" : "asc" };
}

const noRows: readonly ProfileView[] = [];

const hiddenColumns = {
  name: "quarry.profiles.hidden-columns",
  schema: z.array(z.string()).readonly(),
  otherwise: hiddenAtFirst,
};

const rowDensity = {
  name: "quarry.profiles.density",
  schema: z.enum(["compact", "comfortable"]),
  otherwise: "compact" as const,
};
