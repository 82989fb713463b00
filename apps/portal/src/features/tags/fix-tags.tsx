"use client";

import type { TagReportRow } from "@quarry/domain/tags/schema";
import { FixTagsForm } from "./fix-tags-form.tsx";
import { TagDialog } from "./tag-dialog.tsx";

interface FixTagsProps {
  row: TagReportRow;
  onClose: () => void;
}

/** The dialog that mends what a profile's tags break, and shows exactly which keys that sets and removes. */
export function FixTags({ row, onClose }: FixTagsProps) {
  return (
    <TagDialog
      profile={{ id: row.profileId, name: row.name }}
      title={`Fix the tags of ${row.name}`}
      description="Only the keys below change; every other tag stays."
      confirm="Fix tags"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {(form) => <FixTagsForm {...form} />}
    </TagDialog>
  );
}
