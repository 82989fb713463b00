"use client";

import type { BudgetDetail } from "@quarry/domain/budgets/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { useState } from "react";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import type { FieldProblem } from "@/client/refusal.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { readDraft } from "./budget-check.ts";
import { draftOf } from "./budget-draft.ts";
import { BudgetFields } from "./budget-fields.tsx";

/** Changes a budget; it is held against the bill at once. */
export function ChangeBudgetDialog({ budget, trigger }: { budget: BudgetDetail } & Opened) {
  const [found, setFound] = useState<readonly FieldProblem[]>([]);
  const { dialog, typed, type, send, refusal } = useFormDialog({
    mutation: api.budgets.change.mutationOptions(),
    refresh: [api.budgets.key()],
    onOpenChange: () => setFound([]),
    start: draftOf(budget),
    paths: { emails: "mirror" },
  });
  const submit = (): void => {
    const read = readDraft(typed);
    setFound("problems" in read ? read.problems : []);
    if ("input" in read) send({ ...read.input, id: budget.id, version: budget.version });
  };
  return (
    <FormDialog
      {...dialog}
      title={`Change ${budget.name}`}
      description="What a larger amount no longer exceeds is called again as soon as AWS has removed the tag."
      width="lg"
      trigger={trigger}
      submitLabel="Save"
      onSubmit={submit}
    >
      <BudgetFields
        draft={typed}
        onChange={type}
        problems={found.length > 0 ? found : (refusal?.details ?? [])}
      />
    </FormDialog>
  );
}
