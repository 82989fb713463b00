"use client";

import { useState } from "react";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { AskDeletionDialog } from "../requests/ask-deletion-dialog.tsx";

/** For those who may not delete the profile themselves. */
export function AskDeletion({ profile, trigger }: { profile: { id: string; name: string } } & Opened) {
  const [isOpen, setOpen] = useState(false);
  return <AskDeletionDialog profile={profile} trigger={trigger} open={isOpen} onOpenChange={setOpen} />;
}
