"use client";

import type { BudgetFilter } from "@quarry/domain/budgets/schema";
import type { BudgetView } from "@quarry/domain/budgets/schema";
import { DataTable } from "@quarry/ui/data-table";
import { EmptyState } from "@quarry/ui/empty-state";
import { LinkButton } from "@quarry/ui/link-button";
import { TextField } from "@quarry/ui/text-field";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Gauge, Plus, Search } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { ListPages } from "@/navigation/list-pages.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { CostsFrame } from "../costs/costs-frame.tsx";
import { budgetColumns } from "./budget-columns.tsx";
import { ChargesAlarmSection } from "./charges-alarm-section.tsx";

/** What tag values may cost in a period, and how much of it is spent. */
export function BudgetsScreen() {
  const { filter, change } = useListFilter<BudgetFilter>();
  const query = useQuery(api.budgets.list.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const mayGovern = me?.permissions.includes("budgets.govern") === true;
  const table = { label: "Budgets", columns: budgetColumns, rowId, rowName, rowHref, skeletonRows: 6 };
  return (
    <CostsFrame
      title="Budgets"
      description="What a team or a tag may cost in a period, who is told on the way there, and what stops at the end."
      actions={mayGovern ? newBudget : null}
    >
      <TextField
        label="Search budgets"
        labelHidden
        type="search"
        icon={<Search aria-hidden />}
        placeholder="Name or tag value"
        className="max-w-80"
        defaultValue={filter.q}
        onChange={({ target }) => change({ q: target.value })}
      />
      <QueryBoundary
        query={query}
        loading={<DataTable {...table} rows={[]} loading />}
        failed="The budgets could not be loaded"
      >
        {({ items, total, hasBills }) => (
          <DataTable
            {...table}
            rows={items}
            loading={query.isPlaceholderData}
            sort={{ id: filter.sort, descending: filter.sort === "used" }}
            onSortChange={({ id }) => change({ sort: id === "name" ? "name" : "used" })}
            empty={<Nothing isSearch={filter.q !== ""} hasBills={hasBills} mayGovern={mayGovern} />}
            footer={<ListPages filter={filter} total={total} noun="budgets" onChange={change} />}
          />
        )}
      </QueryBoundary>
      <ChargesAlarmSection me={me} />
    </CostsFrame>
  );
}

const rowId = ({ id }: BudgetView): string => id;
const rowName = ({ name }: BudgetView): string => name;
const rowHref = ({ id }: BudgetView): string => `/costs/budgets/${id}`;

const newBudget = (
  <LinkButton href="/costs/budgets/new" variant="primary" icon={<Plus aria-hidden />}>
    Set a budget
  </LinkButton>
);

interface NothingProps {
  isSearch: boolean;
  hasBills: boolean;
  mayGovern: boolean;
}

function Nothing({ isSearch, hasBills, mayGovern }: NothingProps) {
  if (isSearch)
    return <EmptyState title="No budget is called so" description="Search for another name or tag value." />;
  return (
    <EmptyState
      icon={<Gauge aria-hidden />}
      title="No budgets yet"
      description={
        hasBills
          ? "Without a budget there is no limit. Set one to be told before money is gone."
          : "No bill is read yet, so a budget has nothing to be held against. An admin connects one in the settings."
      }
      action={mayGovern && hasBills ? newBudget : undefined}
    />
  );
}
