import type { CostTagsFilter } from "./cost-tags-filter-schema.ts";

/** What the diagnoses are asked for with. */
export function diagnoseInput({ bill, scope }: CostTagsFilter) {
  return { scope, ...(bill !== "" && { connectionId: bill }) };
}

/** What the untagged spend of a key is asked for with. */
export function untaggedInput({ bill, untagged }: CostTagsFilter) {
  return { key: untagged, ...(bill !== "" && { connectionId: bill }) };
}
