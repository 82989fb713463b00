"use client";

import type { CostGroupBy, CostView } from "@quarry/domain/costs/schema";
import { PropertyFilter } from "@quarry/ui/property-filter";
import type { FilterFacets } from "@quarry/ui/text/filter-suggestions";
import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useMemo } from "react";
import { api } from "@/client/api.ts";
import type { CostAddress } from "./cost-address-schema.ts";
import { costProperties, toFilterQuery, toFilters } from "./cost-filter-query.ts";
import { useFilterLabels } from "./use-filter-labels.ts";

interface CostFilterProps {
  address: CostAddress;
  /** What the bill can be divided by. */
  groupBys: readonly CostGroupBy[];
  /** The figures on the screen, whose groups are offered at once. */
  view: CostView | undefined;
  onChange: (part: Partial<CostAddress>) => void;
}

/** Which part of the bill is shown, as tokens; their values are looked up while they are typed. */
export function CostFilter({ address, groupBys, view, onChange }: CostFilterProps) {
  const queryClient = useQueryClient();
  const query = useMemo(() => toFilterQuery(address), [address]);
  const properties = useMemo(() => costProperties(address, groupBys), [address, groupBys]);
  const labels = useFilterLabels(address);
  const { connectionId } = address;
  const loadValues = useCallback(
    async (key: string, text: string) => {
      const by = groupBys.find((one) => one === key);
      if (by === undefined) return [];
      const input = { by, q: text, ...(connectionId === undefined ? {} : { connectionId }) };
      const { items } = await queryClient.ensureQueryData(api.costs.values.queryOptions({ input }));
      return items.map(({ value, label }) => ({ value, label }));
    },
    [connectionId, groupBys, queryClient],
  );
  return (
    <PropertyFilter
      id="page-search"
      label="Filter costs"
      placeholder="Filter by service, tag, Region or account"
      query={query}
      onChange={(next) => onChange(toFilters(next))}
      properties={properties}
      facets={withGroups(labels, view)}
      loadValues={loadValues}
    />
  );
}

/** The groups on the screen by their names, beside the values that are filtered by. */
function withGroups(labels: FilterFacets, view: CostView | undefined): FilterFacets {
  if (!view) return labels;
  const { groupBy } = view.query;
  const groups = view.groups.map(({ value, label }) => ({ value, label }));
  const known = new Set(groups.map(({ value }) => value));
  const others = labels[groupBy]?.filter(({ value }) => !known.has(value)) ?? [];
  return { ...labels, [groupBy]: [...groups, ...others] };
}
