import { writeFilterTokens } from "@quarry/domain/costs/filter-tokens";
import type { CostQuestion } from "./cost-address.ts";

/** The address of the CSV file with every group of a question, not only the largest. */
export function csvAddress(question: CostQuestion): string {
  const { groupBy, metric, granularity, connectionId, from, until, filters } = question;
  const search = new URLSearchParams({ groupBy, metric, granularity });
  for (const [name, value] of Object.entries({ connectionId, from, until })) {
    if (value !== undefined) search.set(name, value);
  }
  for (const token of writeFilterTokens(filters)) search.append("filters", token);
  return `/api/v1/costs.csv?${search}`;
}
