"use client";

import { Button } from "@quarry/ui/button";
import { Trash2 } from "lucide-react";
import { useState } from "react";
import { AskDeletionDialog } from "../requests/ask-deletion-dialog.tsx";

/** For those who may not delete the profile themselves. */
export function AskDeletion({ profile }: { profile: { id: string; name: string } }) {
  const [isOpen, setOpen] = useState(false);
  return (
    <AskDeletionDialog
      profile={profile}
      trigger={
        <Button size="sm" icon={<Trash2 aria-hidden />}>
          Ask for its deletion
        </Button>
      }
      open={isOpen}
      onOpenChange={setOpen}
    />
  );
}
