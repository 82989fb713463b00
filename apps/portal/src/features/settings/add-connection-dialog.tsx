"use client";

import { AddConnectionInput } from "@quarry/domain/connections/schema";
import { Callout } from "@quarry/ui/callout";
import { FormDialog } from "@quarry/ui/form-dialog";
import { useForm } from "react-hook-form";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { problemsOfError, problemsOfIssues } from "@/client/refusal.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { connectionInput } from "./connection-form-input.ts";
import type { ConnectionForm } from "./connection-form-input.ts";
import { ConnectionFields } from "./connection-fields.tsx";
import { landProblems } from "./land-problems.ts";
import { RolePoliciesView } from "./role-policies-view.tsx";

const nothing: ConnectionForm = { name: "", roleArn: "", regions: "", team: "" };
const names = ["name", "roleArn", "regions", "team"] as const;

/** Connects an account; the same dialog then shows what to paste into its role. */
export function AddConnectionDialog({ trigger }: Opened) {
  const form = useForm<ConnectionForm>({ defaultValues: nothing });
  const { dialog, send, output } = useDialogMutation({
    mutation: api.connections.add.mutationOptions({
      onError: (error) => landProblems(form, names, problemsOfError(error)),
    }),
    refresh: [api.connections.key()],
    staysOpen: () => true,
    onOpenChange: () => form.reset(),
  });
  const submit = (typed: ConnectionForm): void => {
    const { data, error } = AddConnectionInput.safeParse(connectionInput(typed));
    if (data) send(data);
    else landProblems(form, names, problemsOfIssues(error.issues));
  };
  return (
    <FormDialog
      {...dialog}
      width={output ? "lg" : "md"}
      title={output ? "One step left, in AWS" : "Connect an AWS account"}
      description={
        output
          ? undefined
          : "Quarry assumes a role there, with an external id of its own. You get the policies next."
      }
      trigger={trigger}
      submitLabel="Add connection"
      onSubmit={() => void form.handleSubmit(submit)()}
      error={form.formState.errors.root?.message}
      outcome={
        output && (
          <div className="flex flex-col gap-4">
            <Callout tone="success" title={`${output.name} is connected`}>
              Paste these policies into the role. The catalog reads the account at its next refresh.
            </Callout>
            <RolePoliciesView connection={output} />
          </div>
        )
      }
    >
      <ConnectionFields form={form} />
    </FormDialog>
  );
}
