"use client";

import type { PriceFilter } from "@quarry/domain/prices/schema";
import type { PricePage } from "@quarry/domain/prices/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Search, Tags } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { Segments } from "../profiles/segments.tsx";
import { SettingsFrame } from "../settings/settings-frame.tsx";
import { priceColumns } from "./price-columns.tsx";
import { PriceReading } from "./price-reading.tsx";
import { RefreshPrices } from "./refresh-prices.tsx";

interface PricesScreenProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

const pollMilliseconds = 2_000;

/** The prices that estimates and metering reckon with, each with its list and date. */
export function PricesScreen({ now }: PricesScreenProps) {
  const { filter, change } = useListFilter<PriceFilter>();
  const query = useQuery(
    api.prices.list.queryOptions({
      input: filter,
      placeholderData: keepPreviousData,
      refetchInterval: ({ state: { data } }) => (data?.isRefreshing ? pollMilliseconds : false),
    }),
  );
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const mayRefresh = me?.permissions.includes("costs.govern") === true;
  const table = { label: "Prices", columns: priceColumns(now), rowId };
  return (
    <SettingsFrame
      title="Prices"
      description="What estimates and metering reckon with: AWS’s Price List, read once a week. The bill decides."
      actions={mayRefresh ? <RefreshPrices isRefreshing={query.data?.isRefreshing === true} /> : null}
    >
      <Filters filter={filter} regions={query.data?.regions ?? []} onChange={change} />
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} rows={[]} loading skeletonRows={10} />}
        failed="The prices could not be loaded"
      >
        {(page) => (
          <>
            <PriceReading page={page} now={now} />
            <DataTable
              {...table}
              rows={page.items}
              loading={query.isPlaceholderData}
              empty={<NoPrices page={page} />}
              footer={<ListPages filter={filter} total={page.total} noun="prices" onChange={change} />}
            />
          </>
        )}
      </QueryBoundary>
    </SettingsFrame>
  );
}

const rowId = ({ id }: PricePage["items"][number]): string => id;

interface FiltersProps {
  filter: PriceFilter;
  regions: readonly string[];
  onChange: (part: Partial<PriceFilter>) => void;
}

const anywhere = "any";

function Filters({ filter, regions, onChange }: FiltersProps) {
  return (
    <div className="flex flex-wrap items-end gap-2">
      <TextField
        label="Find"
        className="sm:w-64"
        icon={<Search aria-hidden />}
        placeholder="A model or an instance type"
        value={filter.q}
        onChange={(event) => onChange({ q: event.target.value })}
      />
      <Select
        label="Region"
        className="sm:w-48"
        options={[
          { value: anywhere, label: "Any" },
          ...regions.map((region) => ({ value: region, label: region })),
        ]}
        value={filter.region[0] ?? anywhere}
        onChange={(region) => onChange({ region: region === anywhere ? [] : [region] })}
      />
      <Segments
        label="Of"
        options={subjects}
        value={filter.subject[0] ?? "any"}
        onChange={(subject) => onChange({ subject: subject === "any" ? [] : [subject] })}
      />
      <Segments label="Show" options={shows} value={filter.show} onChange={(show) => onChange({ show })} />
    </div>
  );
}

const subjects = [
  { value: "any", label: "Any" },
  { value: "model", label: "Models" },
  { value: "instance", label: "Instances" },
  { value: "custom_model", label: "Imported models" },
] as const;

const shows = [
  { value: "all", label: "In force" },
  { value: "changed", label: "Changed lately" },
] as const;

function NoPrices({ page: { latest, regions } }: { page: PricePage }) {
  return regions.length === 0 ? (
    <EmptyState
      icon={<Tags aria-hidden />}
      title={latest === null ? "The Price List has not been read yet" : "No price is known"}
      description="Until it is, estimates use the lists in Quarry’s code. An admin can have it read now."
    />
  ) : (
    <EmptyState title="No price fits" description="Change what is searched for, or look at all of them." />
  );
}
