"use client";

import type { LeftoverFilter } from "@quarry/domain/endpoints/schema";
import type { LeftoverView } from "@quarry/domain/endpoints/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { leftoverColumns } from "./leftover-columns.tsx";

const DeleteLeftoverDialog = dynamic(
  async () => (await import("./delete-leftover-dialog.tsx")).DeleteLeftoverDialog,
  { ssr: false },
);

/** What endpoints left behind in AWS: configurations, models and scalable targets that nothing uses. */
export function LeftoverScreen({ now }: { now: string }) {
  const { filter, change } = useListFilter<LeftoverFilter>();
  const [deleting, setDeleting] = useState<LeftoverView>();
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const query = useQuery(
    api.endpoints.leftovers.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) =>
        data?.items.some((one) => one.isBeingDeleted) ? 2_000 : false,
    }),
  );
  const mayTidy = me?.permissions.includes("endpoints.tidy") === true;
  const columns = leftoverColumns({ now, onDelete: mayTidy ? setDeleting : undefined });
  const table = { label: "Left behind", columns, rows: [], rowId, rowName, skeletonRows: 6 };
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Endpoints", href: "/endpoints" }]} />}
        title="Left behind"
        description="Configurations, models and scalable targets that no endpoint uses, as the last reading of AWS found them. They cost nothing, but a target can scale the next endpoint of its name."
      />
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} loading />}
        failed="What was left behind could not be loaded"
      >
        {({ items, total }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            empty={
              <EmptyState
                icon={<CircleCheck aria-hidden />}
                title="Nothing is left behind"
                description="Every configuration, model and scalable target belongs to an endpoint."
              />
            }
            footer={<ListPages filter={filter} total={total} noun="leftovers" onChange={change} />}
          />
        )}
      </QueryBoundary>
      {deleting ? <DeleteLeftoverDialog leftover={deleting} onClose={() => setDeleting(undefined)} /> : null}
    </>
  );
}

const rowId = ({ id }: LeftoverView): string => id;
const rowName = ({ name }: LeftoverView): string => name;
