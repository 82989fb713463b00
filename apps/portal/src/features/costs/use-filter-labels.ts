import type { FilterFacets } from "@quarry/ui/text/filter-suggestions";
import { useQueries } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { filterValues } from "./cost-address.ts";
import type { CostAddress } from "./cost-address-schema.ts";

// What a value begins with is all that is looked for.
const longestStart = 256;

/** What the values of the filters in force are called: profiles, accounts and teams have names, nothing has its word. */
export function useFilterLabels(address: CostAddress): FilterFacets {
  const values = filterValues(address);
  const answers = useQueries({
    queries: values.map(({ by, value }) =>
      api.costs.values.queryOptions({ input: { by, q: value.slice(0, longestStart) } }),
    ),
  });
  const labelled = values.map(({ by, value }, place) => {
    const known = answers[place]?.data?.items.find((item) => item.value === value)?.label;
    return { by, value, label: known ?? (value === "" ? "(none)" : value) };
  });
  return Object.fromEntries(Map.groupBy(labelled, ({ by }) => by));
}
