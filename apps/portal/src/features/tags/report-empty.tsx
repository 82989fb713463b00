import { Button } from "@quarry/ui/button";
import { EmptyState } from "@quarry/ui/empty-state";
import { CircleCheck, SearchX } from "lucide-react";
import type { TagsFilter } from "./tags-filter-schema.ts";

interface ReportEmptyProps {
  filter: TagsFilter;
  /** How many profiles were looked at. */
  judged: number;
  onFilter: (part: Partial<TagsFilter>) => void;
}

/** Nothing is broken, or nothing matches. */
export function ReportEmpty({ filter, judged, onFilter }: ReportEmptyProps) {
  const isNarrowed = filter.q !== "" || filter.key.length + filter.kind.length > 0;
  if (isNarrowed) {
    return (
      <EmptyState
        icon={<SearchX aria-hidden />}
        title="No profile matches"
        description="No profile that breaks the policy matches the filter."
        action={<Button onClick={() => onFilter({ q: "", key: [], kind: [] })}>Clear the filter</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={<CircleCheck aria-hidden />}
      title="No profile breaks the policy"
      description={
        judged === 0
          ? "There are no application inference profiles to look at yet."
          : `All ${judged.toLocaleString("en")} carry what it demands.`
      }
    />
  );
}
