"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { Button } from "@quarry/ui/button";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { RolePoliciesView } from "./role-policies-view.tsx";
import { useLast } from "./use-last.ts";

interface RolePoliciesDialogProps {
  connection: ConnectionView | undefined;
  all: readonly ConnectionView[];
  onClose: () => void;
}

/** The policies of a connection's role, to look up again. */
export function RolePoliciesDialog({ connection, all, onClose }: RolePoliciesDialogProps) {
  const shown = useLast(connection);
  return (
    <Dialog
      title={`Policies of ${shown?.name ?? "the role"}`}
      description="What the role in AWS needs, so that Quarry and nobody else comes in."
      open={connection !== undefined}
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      actions={
        <DialogClose>
          <Button>Close</Button>
        </DialogClose>
      }
    >
      {shown ? <RolePoliciesView connection={shown} all={all} /> : null}
    </Dialog>
  );
}
