"use client";

import type {
  ProfileFilter as Filter,
  ProfileFacets,
  RegionMirrorView,
} from "@quarry/domain/profiles/schema";
import { PropertyFilter } from "@quarry/ui/property-filter";
import type { FilterQuery } from "@quarry/ui/text/property-query";
import { useToast } from "@quarry/ui/toast";
import { useQueryClient } from "@tanstack/react-query";
import { useMemo } from "react";
import { api } from "@/client/api.ts";
import { useFilterFields } from "@/navigation/filter-provider.tsx";
import {
  hasAlternatives,
  profileProperties,
  toFilter,
  toQuery,
  toSuggestions,
  withoutProperty,
} from "./profile-query.ts";

interface ProfileFilterProps {
  filter: Filter;
  onFilter: (part: Partial<Filter>) => void;
  facets: ProfileFacets | undefined;
  regions: readonly RegionMirrorView[];
  total: number | undefined;
}

/** The catalog's search: free text and properties, with the counts of what is there. */
export function ProfileFilter({ filter, onFilter, facets, regions, total }: ProfileFilterProps) {
  const { show } = useToast();
  const fields = useFilterFields();
  const queryClient = useQueryClient();
  const query = useMemo(() => toQuery(filter), [filter]);
  const suggestions = useMemo(() => toSuggestions(facets, regions), [facets, regions]);
  const loadValues = useMemo(() => {
    if (!hasAlternatives(query)) return undefined;
    return async (key: string) => {
      const input = withoutProperty(filter, key);
      const others = await queryClient.ensureQueryData(api.profiles.facets.queryOptions({ input }));
      return toSuggestions(others, regions)[key] ?? [];
    };
  }, [filter, query, queryClient, regions]);

  const change = (next: FilterQuery) => {
    const { part, refused } = toFilter(next, fields);
    onFilter(part);
    if (refused.length === 0) return;
    const title = `“${refused.join(", ")}” cannot be searched for`;
    show({
      id: "filter",
      tone: "info",
      title,
      description: "Write a tag as Key:value, without control characters.",
    });
  };
  return (
    <PropertyFilter
      id="page-search"
      label="Filter profiles"
      placeholder="Search by name, ARN or tag, or pick a property"
      query={query}
      onChange={change}
      properties={profileProperties}
      facets={suggestions}
      loadValues={loadValues}
      resultsText={
        total === undefined ? undefined : `${total.toLocaleString("en")} ${total === 1 ? "match" : "matches"}`
      }
    />
  );
}
