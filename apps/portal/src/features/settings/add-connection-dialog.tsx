"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Plus } from "lucide-react";
import { useId, useState } from "react";
import { api } from "@/client/api.ts";
import { AddConnectionForm } from "./add-connection-form.tsx";
import { RolePoliciesView } from "./role-policies-view.tsx";

interface AddConnectionDialogProps {
  all: readonly ConnectionView[];
}

/** Connects an account; the same dialog then shows what to paste into its role. */
export function AddConnectionDialog({ all }: AddConnectionDialogProps) {
  const [isOpen, setOpen] = useState(false);
  const formId = useId();
  const queryClient = useQueryClient();
  const add = useMutation(
    api.connections.add.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.connections.key() }),
    }),
  );
  const added = add.data;
  const changeOpen = (next: boolean): void => {
    add.reset();
    setOpen(next);
  };
  return (
    <Dialog
      title={added ? "One step left, in AWS" : "Connect an AWS account"}
      description={
        added
          ? undefined
          : "Quarry assumes a role there, with an external id of its own. You get the policies next."
      }
      open={isOpen}
      onOpenChange={changeOpen}
      trigger={
        <Button variant="primary" icon={<Plus aria-hidden />}>
          Add connection
        </Button>
      }
      actions={added ? doneActions : <FormActions formId={formId} isPending={add.isPending} />}
    >
      {added ? (
        <div className="flex flex-col gap-4">
          <Callout tone="success" title={`${added.name} is connected`}>
            Paste these policies into the role. The catalog reads the account at its next refresh.
          </Callout>
          <RolePoliciesView connection={added} all={all} />
        </div>
      ) : (
        <AddConnectionForm id={formId} onSubmit={(input, failed) => add.mutate(input, { onError: failed })} />
      )}
    </Dialog>
  );
}

const doneActions = (
  <DialogClose>
    <Button variant="primary">Done</Button>
  </DialogClose>
);

function FormActions({ formId, isPending }: { formId: string; isPending: boolean }) {
  return (
    <>
      <DialogClose>
        <Button>Cancel</Button>
      </DialogClose>
      <Button type="submit" form={formId} variant="primary" loading={isPending}>
        Add connection
      </Button>
    </>
  );
}
