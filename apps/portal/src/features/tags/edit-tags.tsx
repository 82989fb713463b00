"use client";

import { useState } from "react";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { EditTagsForm } from "./edit-tags-form.tsx";
import { TagDialog } from "./tag-dialog.tsx";

interface EditTagsProps {
  profile: { id: string; name: string };
}

/** The button and dialog in which somebody sets, renames and removes the tags of a profile. */
export function EditTags({ profile, trigger }: EditTagsProps & Opened) {
  const [isOpen, setOpen] = useState(false);
  return (
    <TagDialog
      profile={profile}
      title={`Edit the tags of ${profile.name}`}
      description="AWS keeps upper and lower case apart, and the bill is split by these from the day they change."
      confirm="Change tags"
      trigger={trigger}
      open={isOpen}
      onOpenChange={setOpen}
    >
      {(form) => <EditTagsForm {...form} />}
    </TagDialog>
  );
}
