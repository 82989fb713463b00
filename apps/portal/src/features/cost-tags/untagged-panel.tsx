"use client";

import type {
  UntaggableCalls,
  UntaggedCarrier,
  UntaggedView,
} from "@quarry/domain/costs/doctor/untagged-schema";
import { DataTable } from "@quarry/ui/data-table";
import { Dialog } from "@quarry/ui/dialog";
import { LinkButton } from "@quarry/ui/link-button";
import { Money } from "@quarry/ui/money";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { untaggedInput } from "./cost-tags-filter.ts";
import type { CostTagsFilter } from "./cost-tags-filter-schema.ts";
import { FixUntagged } from "./fix-untagged.tsx";
import { untaggedColumns } from "./untagged-columns.tsx";

interface UntaggedPanelProps {
  filter: CostTagsFilter;
  onClose: () => void;
}

/** Whose the spend without a value of a key probably is, with the tag operation that mends it, filled in. */
export function UntaggedPanel({ filter, onClose }: UntaggedPanelProps) {
  const [fixing, setFixing] = useState<UntaggedCarrier>();
  const query = useQuery(api.costTags.untagged.queryOptions({ input: untaggedInput(filter) }));
  if (fixing) {
    return <FixUntagged tagKey={filter.untagged} carrier={fixing} onClose={() => setFixing(undefined)} />;
  }
  return (
    <Dialog
      title={`Not tagged with ${filter.untagged}`}
      description="What lacks the tag in the catalog, and what it probably cost in the latest 30 days of the bill."
      width="lg"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-60" />}
        failed="The untagged spend could not be told"
      >
        {(view) => <Untagged view={view} onFix={setFixing} />}
      </QueryBoundary>
    </Dialog>
  );
}

function Untagged({ view, onFix }: { view: UntaggedView; onFix: (carrier: UntaggedCarrier) => void }) {
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <p>
        <Money amount={view.amount} /> carry no value of it
        {view.from === null ? "" : ` from ${view.from} to before ${view.until}`}.{" "}
        <Money amount={view.unexplained} /> of it belong to nothing below: to things outside the catalog, or
        to days before a tag was there.
      </p>
      <DataTable
        label="What lacks the tag"
        columns={untaggedColumns(onFix)}
        rows={view.carriers}
        rowId={({ id }) => id}
        rowName={({ name }) => name}
      />
      {view.carriers.length < view.lacking ? (
        <p className="text-sm text-ink-muted">
          {view.lacking} profiles lack it; the dearest of them are shown.
        </p>
      ) : null}
      <Untaggable calls={view.untaggable} />
    </div>
  );
}

function Untaggable({ calls }: { calls: readonly UntaggableCalls[] }) {
  const [first] = calls;
  if (!first) return null;
  return (
    <section aria-labelledby="untaggable" className="flex flex-col gap-2">
      <h3 id="untaggable" className="font-semibold">
        Calls that can carry no tag
      </h3>
      <p className="text-sm text-ink-muted">{first.remedy}</p>
      <ul className="flex flex-col gap-1 text-sm">
        {calls.map(({ modelId, name, region, isSystemDefined, amount }) => (
          <li key={`${modelId} ${region}`} className="flex flex-wrap items-baseline gap-x-3">
            <span className="font-mono text-xs break-all">{name}</span>
            <span className="text-ink-muted">
              {isSystemDefined ? "system-defined profile" : "model without a profile"}, {region}
            </span>
            <span className="ml-auto">{amount === null ? "unknown" : <Money amount={amount} />}</span>
          </li>
        ))}
      </ul>
      <LinkButton size="sm" href={first.href} className="self-start">
        Ask for a profile
      </LinkButton>
    </section>
  );
}
