import type { Metadata } from "next";
import { NewBudget } from "@/features/budgets/new-budget.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Set a budget" };

export default function NewBudgetPage() {
  return (
    <Prefetched
      queries={[
        apiHere.budgets.scopes.queryOptions({ input: {} }),
        apiHere.settings.me.queryOptions({ input: {} }),
      ]}
    >
      <NewBudget />
    </Prefetched>
  );
}
