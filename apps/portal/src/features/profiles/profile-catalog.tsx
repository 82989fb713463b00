"use client";

import type { ProfileFilter as Filter } from "@quarry/domain/profiles/schema";
import { Button } from "@quarry/ui/button";
import { LinkButton } from "@quarry/ui/link-button";
import { buttonLook } from "@quarry/ui/look/button-look";
import { PageHeader } from "@quarry/ui/page-header";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { Download, Import, Upload } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { useFilterWriter } from "@/navigation/filter-provider.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { CatalogFreshness } from "./catalog-freshness.tsx";
import { EmptyCatalog } from "./empty-catalog.tsx";
import { mirrorStateOptions } from "./mirror-state-options.ts";
import { ProfileFilter } from "./profile-filter.tsx";
import { toFacetInput, toSelection } from "./profile-query.ts";
import { ProfileTable } from "./profile-table.tsx";
import { RegionTroubles } from "./region-troubles.tsx";
import { Segments } from "./segments.tsx";

const ImportProfilesDialog = fetchedDialog(
  async () => (await import("./import-profiles-dialog.tsx")).ImportProfilesDialog,
  () => <Button icon={<Import aria-hidden />}>Take in</Button>,
);

interface ProfileCatalogProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

/** The catalog: every profile that AWS lists in the connected accounts, searched, filtered and sorted. */
export function ProfileCatalog({ now }: ProfileCatalogProps) {
  const { filter, change } = useListFilter<Filter>();
  const queryClient = useQueryClient();
  const kept = { placeholderData: keepPreviousData };
  const list = useQuery(api.profiles.list.queryOptions({ input: filter, ...kept }));
  const facets = useQuery(api.profiles.facets.queryOptions({ input: toFacetInput(filter), ...kept }));
  const mirror = useQuery(mirrorStateOptions(queryClient));
  const me = useQuery(api.settings.me.queryOptions({ input: {} }));
  const may = (permission: string) => me.data?.permissions.includes(permission) ?? false;
  const regions = mirror.data?.regions ?? [];
  const total = list.data?.total;
  return (
    <>
      <PageHeader
        title="Inference profiles"
        count={total}
        description="Find a profile that works where you work, and leave with code that calls it."
        actions={
          <>
            {may("profiles.adopt") ? <ImportProfilesDialog /> : null}
            <CatalogActions filter={filter} mayUpload={may("exports.upload")} />
          </>
        }
      />
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <Segments
          label="View"
          options={views}
          value={viewOf(filter)}
          onChange={(scope) => change({ scope })}
        />
        <Segments
          label="Type"
          options={types}
          value={filter.type[0] ?? "any"}
          onChange={(type) => change(typePart(type))}
        />
        <div className="ml-auto">
          <CatalogFreshness state={mirror.data} mayRefresh={may("profiles.refresh")} now={now} />
        </div>
      </div>
      <RegionTroubles regions={regions} now={now} />
      <ProfileTable
        {...{ list, filter, now }}
        onFilter={change}
        toolbar={<ProfileFilter {...{ filter, regions, total }} onFilter={change} facets={facets.data} />}
        empty={<EmptyCatalog {...{ filter }} onFilter={change} total={total ?? 0} state={mirror.data} />}
      />
    </>
  );
}

function CatalogActions({ filter, mayUpload }: { filter: Filter; mayUpload: boolean }) {
  const write = useFilterWriter();
  const csv = `/api/v1/profiles.csv${write(toSelection(filter))}`;
  return (
    <>
      <a href={csv} download="profiles.csv" className={buttonLook({ variant: "default", size: "md" })}>
        <Download aria-hidden />
        Download CSV
      </a>
      {mayUpload ? (
        <LinkButton href="/exports" variant="primary" icon={<Upload aria-hidden />}>
          Upload an export
        </LinkButton>
      ) : null}
    </>
  );
}

const views = [
  { value: "present", label: "All" },
  { value: "adopted", label: "My team’s" },
  { value: "gone", label: "Gone" },
] as const;

const types = [
  { value: "any", label: "Any type" },
  { value: "APPLICATION", label: "Application" },
  { value: "SYSTEM_DEFINED", label: "System-defined" },
] as const;

const viewOf = ({ scope }: Filter) => (scope === "all" ? "present" : scope);

const typePart = (type: (typeof types)[number]["value"]): Partial<Filter> => ({
  type: type === "any" ? [] : [type],
});
