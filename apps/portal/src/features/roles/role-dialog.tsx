"use client";

import type { RoleView } from "@quarry/domain/roles/schema";
import { Button } from "@quarry/ui/button";
import { Dialog, DialogClose } from "@quarry/ui/dialog";
import { LinkButton } from "@quarry/ui/link-button";
import { Wrench } from "lucide-react";
import { DifferenceList } from "./difference-list.tsx";

interface RoleDialogProps {
  role: RoleView;
  /** Where a repair is asked for; undefined for those who may not ask. */
  repairHref: string | undefined;
  onClose: () => void;
}

/** How a role differs from what it should be, and the way to its repair. */
export function RoleDialog({ role, repairHref, onClose }: RoleDialogProps) {
  const { name, description, comparedWith, differences } = role;
  return (
    <Dialog
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      width="lg"
      title={name}
      description={description ?? undefined}
      actions={
        <>
          <DialogClose>
            <Button>Close</Button>
          </DialogClose>
          {repairHref === undefined ? null : (
            <LinkButton href={repairHref} variant="primary" icon={<Wrench aria-hidden />}>
              Ask for a repair
            </LinkButton>
          )}
        </>
      }
    >
      <div className="flex flex-col gap-4">
        <p className="text-sm text-ink-muted">Compared with: {comparedWith}</p>
        {differences.length === 0 ? (
          <p>The role is just what it should be.</p>
        ) : (
          <DifferenceList differences={differences} />
        )}
      </div>
    </Dialog>
  );
}
