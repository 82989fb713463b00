"use client";

import type { ProfileFilter, ProfilePage, ProfileView } from "@quarry/domain/profiles/schema";
import { DataTable } from "@quarry/ui/data-table";
import type { UseQueryResult } from "@tanstack/react-query";
import { useMemo } from "react";
import type { ReactNode } from "react";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { hiddenAtFirst, profileColumns } from "./profile-columns.tsx";
import { oneOf, shapeOf, useRemembered } from "./use-remembered.ts";

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
      footer={<ListPages filter={filter} total={data?.total ?? 0} noun="profiles" onChange={onFilter} />}
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
  return isSort(id) ? { sort: id, order: descending ? "desc" : "asc" } : {};
}

const sorts: Record<ProfileFilter["sort"], true> = {
  name: true,
  region: true,
  baseModelId: true,
  verdict: true,
  origin: true,
  lastSeenAt: true,
  awsCreatedAt: true,
};
const isSort = (id: string): id is ProfileFilter["sort"] => Object.hasOwn(sorts, id);

const noRows: readonly ProfileView[] = [];

const hiddenColumns = {
  name: "quarry.profiles.hidden-columns",
  schema: shapeOf(
    (value): value is readonly string[] =>
      Array.isArray(value) && value.every((one) => typeof one === "string"),
  ),
  otherwise: hiddenAtFirst,
};

const rowDensity = {
  name: "quarry.profiles.density",
  schema: oneOf(["compact", "comfortable"]),
  otherwise: "compact" as const,
};
