"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import type { BudgetDraft } from "./budget-draft.ts";
import { BudgetLevelFields } from "./budget-level-fields.tsx";
import { BudgetMirrorFields } from "./budget-mirror-fields.tsx";
import { BudgetScopeFields } from "./budget-scope-fields.tsx";
import { BudgetSentences } from "./budget-sentences.tsx";

export interface BudgetFieldsProps {
  draft: BudgetDraft;
  onChange: (part: Partial<BudgetDraft>) => void;
  problems: readonly FieldProblem[];
}

/** What a budget is about, how much, whom it tells and what it stops, with what will happen in words beside it. */
export function BudgetFields(fields: BudgetFieldsProps) {
  const scopes = useQuery(api.budgets.scopes.queryOptions({ input: {} })).data;
  return (
    <div className="grid items-start gap-6 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
      <div className="flex flex-col gap-6">
        <BudgetScopeFields {...fields} scopes={scopes} />
        <BudgetLevelFields {...fields} />
        <BudgetMirrorFields {...fields} />
      </div>
      <BudgetSentences draft={fields.draft} scopes={scopes} />
    </div>
  );
}
