import { BudgetReference } from "@quarry/domain/budgets/schema";
import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { BudgetDetail } from "@/features/budgets/budget-detail.tsx";
import { apiHere } from "@/server/operations-here.ts";
import { pageTime } from "@/server/page-time.ts";
import { Prefetched } from "@/server/prefetched.tsx";

export const metadata: Metadata = { title: "Budget" };

interface BudgetPageProps {
  params: Promise<{ id: string }>;
}

export default async function BudgetPage({ params }: BudgetPageProps) {
  const input = BudgetReference.safeParse(await params).data;
  if (!input) notFound();
  return (
    <Prefetched
      queries={[apiHere.budgets.get.queryOptions({ input }), apiHere.settings.me.queryOptions({ input: {} })]}
    >
      <BudgetDetail id={input.id} now={pageTime()} />
    </Prefetched>
  );
}
