"use client";

import type { BudgetDetail as Budget } from "@quarry/domain/budgets/schema";
import { Button } from "@quarry/ui/button";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Skeleton } from "@quarry/ui/skeleton";
import { useQuery } from "@tanstack/react-query";
import { Pencil, Trash2, Unlock } from "lucide-react";
import { api } from "@/client/api.ts";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { BudgetState } from "./budget-columns.tsx";
import { BudgetFacts } from "./budget-facts.tsx";
import { BudgetPolicy } from "./budget-policy.tsx";
import { LevelHistory } from "./level-history.tsx";
import { SuspendedProfiles } from "./suspended-profiles.tsx";

const ChangeBudgetDialog = fetchedDialog(
  async () => (await import("./change-budget-dialog.tsx")).ChangeBudgetDialog,
  () => (
    <Button size="sm" icon={<Pencil aria-hidden />}>
      Change
    </Button>
  ),
);
const OverrideDialog = fetchedDialog(
  async () => (await import("./override-dialog.tsx")).OverrideDialog,
  () => (
    <Button size="sm" icon={<Unlock aria-hidden />}>
      Override
    </Button>
  ),
);
const DeleteBudgetDialog = fetchedDialog(
  async () => (await import("./delete-budget-dialog.tsx")).DeleteBudgetDialog,
  () => (
    <Button size="sm" icon={<Trash2 aria-hidden />}>
      Delete
    </Button>
  ),
);

const pollMillis = 2_000;

interface BudgetDetailProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** One budget: how it stands, what it told, what it holds back and what makes that effective. */
export function BudgetDetail({ id, now }: BudgetDetailProps) {
  const query = useQuery(
    api.budgets.get.queryOptions({
      input: { id },
      refetchInterval: ({ state: { data } }) => (data?.isWaiting ? pollMillis : false),
    }),
  );
  return (
    <QueryBoundary
      query={query}
      loading={<Skeleton className="h-96" />}
      failed="The budget could not be loaded"
    >
      {(budget) => <LoadedBudget budget={budget} now={now} />}
    </QueryBoundary>
  );
}

function LoadedBudget({ budget, now }: { budget: Budget; now: string }) {
  const { name, mayChange, action } = budget;
  return (
    <CostsFrame
      title={name}
      breadcrumbs={<Breadcrumbs items={[{ label: "Budgets", href: "/costs/budgets" }, { label: name }]} />}
      badges={<BudgetState budget={budget} />}
      actions={
        mayChange ? (
          <>
            <DeleteBudgetDialog budget={budget} />
            {action === "suspend" ? <OverrideDialog budget={budget} now={now} /> : null}
            <ChangeBudgetDialog budget={budget} />
          </>
        ) : null
      }
    >
      <BudgetFacts budget={budget} now={now} />
      {action === "suspend" || budget.suspensions.length > 0 ? (
        <>
          <SuspendedProfiles budget={budget} now={now} />
          <BudgetPolicy policy={budget.policy} />
        </>
      ) : null}
      <LevelHistory levels={budget.levels} now={now} />
    </CostsFrame>
  );
}
