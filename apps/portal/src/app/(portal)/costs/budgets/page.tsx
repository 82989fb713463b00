import { BudgetFilter } from "@quarry/domain/budgets/schema";
import type { Metadata } from "next";
import { BudgetsScreen } from "@/features/budgets/budgets-screen.tsx";
import { parseListFilter } from "@/navigation/list-filter.ts";
import type { SearchParams } from "@/navigation/filter-fields.ts";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Budgets" };

export default async function BudgetsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const filter = parseListFilter(BudgetFilter, await searchParams);
  const queries = [
    apiHere.budgets.list.queryOptions({ input: filter }),
    apiHere.budgets.alarms.queryOptions({ input: {} }),
    apiHere.settings.me.queryOptions({ input: {} }),
  ];
  return (
    <Prefetched queries={queries} address={BudgetFilter}>
      <BudgetsScreen />
    </Prefetched>
  );
}
