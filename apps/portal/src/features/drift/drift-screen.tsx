"use client";

import type { DriftFilter } from "@quarry/domain/drift/schema";
import type { DriftView } from "@quarry/domain/drift/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { CircleCheck } from "lucide-react";
import dynamic from "next/dynamic";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { CatalogFreshness } from "../profiles/catalog-freshness.tsx";
import { mirrorStateOptions } from "../profiles/mirror-state-options.ts";
import { Segments } from "../profiles/segments.tsx";
import { driftColumns } from "./drift-columns.tsx";
import { driftWords } from "./drift-words.ts";
import { IgnoreDriftDialog } from "./ignore-drift-dialog.tsx";
import { AdoptDriftDialog } from "./adopt-drift-dialog.tsx";

const AskDeletionDialog = dynamic(
  async () => (await import("../requests/ask-deletion-dialog.tsx")).AskDeletionDialog,
  { ssr: false },
);

interface DriftScreenProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Where AWS and Quarry disagree. Quarry reports; a person decides. */
export function DriftScreen({ now }: DriftScreenProps) {
  const { filter, change } = useListFilter<DriftFilter>();
  const queryClient = useQueryClient();
  const query = useQuery(api.drift.list.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mirror = useQuery(mirrorStateOptions(queryClient));
  const [ignoring, setIgnoring] = useState<DriftView>();
  const [adopting, setAdopting] = useState<DriftView>();
  const [deleting, setDeleting] = useState<DriftView>();
  const mayDecide = me?.permissions.includes("drift.decide") === true && filter.scope === "open";
  const on = { onIgnore: setIgnoring, onAdopt: setAdopting, onDelete: setDeleting };
  const columns = driftColumns({ now, mayDecide, ...on });
  const table = { label: "Drift", columns, rows: [], rowId, rowName, skeletonRows: 6 };
  return (
    <>
      <PageHeader
        title="Drift"
        description="Where AWS and Quarry disagree about application inference profiles. Quarry reports and changes nothing by itself."
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segments label="View" options={views} value={filter.scope} onChange={(scope) => change({ scope })} />
        <Segments
          label="Kind"
          options={kindOptions(query.data?.counts)}
          value={filter.kind[0] ?? "any"}
          onChange={(kind) => change({ kind: kind === "any" ? [] : [kind] })}
        />
        <div className="ml-auto">
          <CatalogFreshness
            state={mirror.data}
            mayRefresh={me?.permissions.includes("profiles.refresh") === true}
            now={now}
          />
        </div>
      </div>
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} loading />}
        failed="Drift could not be loaded"
      >
        {({ items, total }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            empty={<Nothing scope={filter.scope} />}
            footer={<ListPages filter={filter} total={total} noun="disagreements" onChange={change} />}
          />
        )}
      </QueryBoundary>
      <IgnoreDriftDialog drift={ignoring} onClose={() => setIgnoring(undefined)} />
      <AdoptDriftDialog drift={adopting} onClose={() => setAdopting(undefined)} />
      {deleting?.profileId ? (
        <AskDeletionDialog
          profile={{ id: deleting.profileId, name: deleting.name }}
          open
          onOpenChange={(open) => (open ? undefined : setDeleting(undefined))}
        />
      ) : null}
    </>
  );
}

const rowId = ({ id }: DriftView): string => id;
const rowName = ({ name }: DriftView): string => name;

const views = [
  { value: "open", label: "Open" },
  { value: "ignored", label: "Ignored" },
] as const;

function kindOptions(counts: Partial<Record<DriftView["kind"], number>> | undefined) {
  const kinds = ["missing", "changed", "orphaned", "unknown"] as const;
  return [
    { value: "any" as const, label: "Any" },
    ...kinds.map((value) => {
      const count = counts?.[value] ?? 0;
      return {
        value,
        label: count === 0 ? driftWords[value].label : `${driftWords[value].label} (${count})`,
      };
    }),
  ];
}

function Nothing({ scope }: { scope: DriftFilter["scope"] }) {
  return scope === "open" ? (
    <EmptyState
      icon={<CircleCheck aria-hidden />}
      title="AWS and Quarry agree"
      description="Each profile that Quarry made is there as it was made, and every other one is in some team’s catalog."
    />
  ) : (
    <EmptyState
      title="Nothing is ignored"
      description="What somebody leaves as it is stands here with the reason."
    />
  );
}
