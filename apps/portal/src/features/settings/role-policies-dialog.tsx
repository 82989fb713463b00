"use client";

import type { ConnectionView } from "@quarry/domain/connections/schema";
import { Button } from "@quarry/ui/button";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { RolePoliciesView } from "./role-policies-view.tsx";
import { useLast } from "./use-last.ts";

interface RolePoliciesDialogProps {
  connection: ConnectionView | undefined;
  onClose: () => void;
}

/** The policies of a connection's role, to look up again. */
export function RolePoliciesDialog({ connection, onClose }: RolePoliciesDialogProps) {
  const shown = useLast(connection);
  return (
    <Dialog
      width="lg"
      title={`Policies that ${shown?.name ?? "it"} needs`}
      description="Attach the first to what Quarry works as in this account, and the others for what it should do there."
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
      {shown ? <RolePoliciesView connection={shown} /> : null}
    </Dialog>
  );
}
