"use client";

import type { TagDiagnosesView } from "@quarry/domain/costs/doctor/schema";
import { Callout } from "@quarry/ui/callout";
import { EmptyState } from "@quarry/ui/empty-state";
import { Select } from "@quarry/ui/select";
import { Skeleton } from "@quarry/ui/skeleton";
import { Switch } from "@quarry/ui/switch";
import { useQuery } from "@tanstack/react-query";
import { Tags } from "lucide-react";
import dynamic from "next/dynamic";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { NoBill } from "../costs/no-bill.tsx";
import { BackfillList } from "./backfill-list.tsx";
import type { CostTagsFilter } from "./cost-tags-filter-schema.ts";
import { costTagsOptions } from "./cost-tags-options.ts";
import { TagKeyCard } from "./tag-key-card.tsx";
import { TagsFreshness } from "./tags-freshness.tsx";

const UntaggedPanel = dynamic(async () => (await import("./untagged-panel.tsx")).UntaggedPanel, {
  ssr: false,
});

interface CostTagsScreenProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** How far each tag key has come on its way to the bill, and what is to be done next about it. */
export function CostTagsScreen({ now }: CostTagsScreenProps) {
  const { filter, change } = useListFilter<CostTagsFilter>();
  const query = useQuery(costTagsOptions(filter));
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const mayGovern = me?.permissions.includes("costs.govern") === true;
  return (
    <CostsFrame
      title="Tags on the bill"
      description="A tag divides costs only once billing has seen it and the payer account has activated it. Here is how far each key has come, and what to do next."
      actions={query.data ? <TagsFreshness view={query.data} mayGovern={mayGovern} now={now} /> : undefined}
    >
      <QueryBoundary
        query={query}
        loading={<Skeleton className="h-80" />}
        failed="The keys could not be loaded"
      >
        {(view) =>
          view.bill === null ? (
            <NoBill mayGovern={mayGovern} />
          ) : (
            <div className="flex min-w-0 flex-col gap-4">
              <Troubles view={view} />
              <Choice view={view} filter={filter} onChange={change} />
              {view.diagnoses.length === 0 ? <NoKeys /> : null}
              <ul className="flex min-w-0 flex-col gap-4" aria-label="Tag keys">
                {view.diagnoses.map((diagnosis) => (
                  <li key={diagnosis.key} className="min-w-0">
                    <TagKeyCard
                      {...{ diagnosis, view, mayGovern, now }}
                      onUntagged={(untagged) => change({ untagged })}
                    />
                  </li>
                ))}
              </ul>
              <BackfillList view={view} now={now} />
            </div>
          )
        }
      </QueryBoundary>
      {filter.untagged === "" ? null : (
        <UntaggedPanel filter={filter} onClose={() => change({ untagged: "" })} />
      )}
    </CostsFrame>
  );
}

function Troubles({ view: { error } }: { view: TagDiagnosesView }) {
  if (!error) return null;
  return (
    <Callout tone={error.code === "not-payer" ? "info" : "danger"} title={error.title}>
      {error.cause} {error.remedy}
    </Callout>
  );
}

interface ChoiceProps {
  view: TagDiagnosesView;
  filter: CostTagsFilter;
  onChange: (part: Partial<CostTagsFilter>) => void;
}

/** Which bill, and whether keys are shown that nothing of the catalog has. */
function Choice({ view: { bills, bill, others }, filter, onChange }: ChoiceProps) {
  return (
    <div className="flex flex-wrap items-end gap-4">
      {bills.length > 1 ? (
        <Select
          label="Bill"
          options={bills.map((one) => ({
            value: one.connectionId,
            label: one.connection,
            hint: one.accountId,
          }))}
          value={bill?.connectionId ?? null}
          onChange={(chosen) => onChange({ bill: chosen })}
        />
      ) : null}
      {others > 0 || filter.scope === "all" ? (
        <Switch
          label={filter.scope === "all" ? "All keys of the bill" : `All keys of the bill (${others} more)`}
          checked={filter.scope === "all"}
          onChange={(isAll) => onChange({ scope: isAll ? "all" : "ours" })}
        />
      ) : null}
    </div>
  );
}

function NoKeys() {
  return (
    <EmptyState
      framed
      icon={<Tags aria-hidden />}
      title="No tag key is known yet"
      description="Say in the tag policy which tags profiles must carry, or read the catalog from AWS."
    />
  );
}
