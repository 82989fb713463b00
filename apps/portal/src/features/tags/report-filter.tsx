import type { TagReport } from "@quarry/domain/tags/schema";
import { PropertyFilter } from "@quarry/ui/property-filter";
import { useMemo } from "react";
import { useFilterFields } from "@/navigation/filter-provider.tsx";
import { reportProperties, toFilter, toQuery, toSuggestions } from "./tags-filter.ts";
import type { TagsFilter } from "./tags-filter-schema.ts";

interface ReportFilterProps {
  filter: TagsFilter;
  report: TagReport | undefined;
  onFilter: (part: Partial<TagsFilter>) => void;
}

/** The report's search: name or ARN, the key that is broken, and how. */
export function ReportFilter({ filter, report, onFilter }: ReportFilterProps) {
  const fields = useFilterFields();
  const query = useMemo(() => toQuery(filter), [filter]);
  const facets = useMemo(() => toSuggestions(report?.facets), [report]);
  const total = report?.total;
  return (
    <PropertyFilter
      id="page-search"
      label="Filter profiles"
      placeholder="Search by name or ARN, or pick a property"
      query={query}
      onChange={(next) => onFilter(toFilter(next, fields))}
      properties={reportProperties}
      facets={facets}
      resultsText={
        total === undefined ? undefined : `${total.toLocaleString("en")} ${total === 1 ? "match" : "matches"}`
      }
    />
  );
}
