"use client";

import type { BudgetDetail } from "@quarry/domain/budgets/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { useRouter } from "next/navigation";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";

/** Asks before a budget goes: from then on there is no limit. */
export function DeleteBudgetDialog({ budget, trigger }: { budget: BudgetDetail } & Opened) {
  const { id, name, suspended, mirror } = budget;
  const router = useRouter();
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.budgets.delete.mutationOptions(),
    // Not the page being left: asking for it again would only answer that it is gone.
    refresh: [api.budgets.list.key()],
    onDone: () => {
      router.push("/costs/budgets");
      show({ title: "Budget deleted" });
    },
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Delete ${name}`}
      confirmLabel="Delete budget"
      danger
      trigger={trigger}
      onConfirm={() => send({ id })}
    >
      <ul className="list-disc pl-5">
        <li>There is no limit for this tag any more, and nobody is told.</li>
        {suspended > 0 ? <li>{suspended} suspended profiles can be called again.</li> : null}
        {mirror?.isWanted ? <li>AWS Budgets deletes its copy.</li> : null}
        <li>What it told stays in the audit trail.</li>
      </ul>
    </ConfirmDialog>
  );
}
