"use client";

import type { SourceView } from "@quarry/domain/costs/sources/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { useToast } from "@quarry/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { useForm } from "react-hook-form";
import { api } from "@/client/api.ts";
import { problemsOfError } from "@/client/refusal.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { landProblems } from "../settings/land-problems.ts";
import { useLast } from "../settings/use-last.ts";
import { atDraftField, billDraft, billFieldNames, readBillDraft } from "./bill-draft.ts";
import type { BillDraft } from "./bill-draft.ts";
import { BillFields } from "./bill-fields.tsx";
import { saveBill } from "./save-bill.ts";

interface BillDialogProps {
  /** "new" connects a bill; undefined while the dialog is closed. */
  source: SourceView | "new" | undefined;
  /** Bills that are read already. */
  sources: readonly SourceView[];
  onClose: () => void;
}

/** Connects a bill, or changes how one is read. */
export function BillDialog({ source, sources, onClose }: BillDialogProps) {
  const { show } = useToast();
  const shown = useLast(source);
  const changed = shown === "new" ? undefined : shown;
  const form = useForm<BillDraft>({ values: billDraft(changed) });
  const connections = useQuery(api.connections.list.queryOptions({ input: {} })).data?.connections ?? [];
  const taken = new Set(sources.map(({ accountId }) => accountId));
  const { dialog, send } = useDialogMutation({
    mutation: {
      mutationFn: saveBill(changed !== undefined),
      onError: (error) => landProblems(form, billFieldNames, problemsOfError(error).map(atDraftField)),
    },
    refresh: [api.costs.key()],
    onDone: ({ connection }) =>
      show({
        title: changed
          ? `Changed how the bill of ${connection} is read`
          : `The bill of ${connection} is being read`,
      }),
    open: source !== undefined,
    onOpenChange: () => {
      form.reset();
      onClose();
    },
  });
  const submit = (draft: BillDraft): void => {
    const read = readBillDraft(draft);
    if ("wish" in read) send(read.wish);
    else landProblems(form, billFieldNames, read.problems);
  };
  return (
    <FormDialog
      {...dialog}
      title={changed ? `How the bill of ${changed.connection} is read` : "Connect a bill"}
      description="Quarry reads Bedrock and SageMaker only, and counts every call that AWS takes money for."
      submitLabel={changed ? "Save" : "Connect the bill"}
      onSubmit={() => void form.handleSubmit(submit)()}
      error={form.formState.errors.root?.message}
    >
      <BillFields
        form={form}
        connections={
          changed
            ? undefined
            : connections
                .filter(({ accountId }) => !taken.has(accountId))
                .map(({ id, name, accountId }) => ({ value: id, label: name, hint: accountId }))
        }
      />
    </FormDialog>
  );
}
