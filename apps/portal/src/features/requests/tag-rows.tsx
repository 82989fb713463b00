"use client";

import type { TagRule } from "@quarry/domain/tags/schema";
import { Button } from "@quarry/ui/button";
import { GroupError } from "@quarry/ui/group-error";
import { Plus } from "lucide-react";
import { ruleFor } from "../tags/tag-edit.ts";
import { TagRow } from "../tags/tag-row.tsx";
import type { RequestDraft } from "./request-draft.ts";

interface TagRowsProps {
  tags: RequestDraft["tags"];
  /** What the team's policy says of tags. */
  rules: readonly TagRule[];
  error: string | undefined;
  onChange: (tags: RequestDraft["tags"]) => void;
}

/** The tags of what is asked for, a row each. */
export function TagRows({ tags, rules, error, onChange }: TagRowsProps) {
  return (
    <fieldset className="flex flex-col items-start gap-2">
      <legend className="mb-1 font-medium">Tags</legend>
      <p className="text-sm text-ink-muted">
        The bill is split by these. Quarry adds its own: who owns what is made and which request made it.
      </p>
      {tags.map((row, index) => (
        <TagRow
          key={index}
          row={row}
          place={index + 1}
          rule={ruleFor(rules, row.key)}
          error={undefined}
          onChange={(next) => onChange(tags.with(index, next))}
          onRemove={() => onChange(tags.filter((_tag, at) => at !== index))}
        />
      ))}
      <GroupError error={error} />
      <Button
        size="sm"
        icon={<Plus aria-hidden />}
        onClick={() => onChange([...tags, { key: "", value: "" }])}
      >
        Add a tag
      </Button>
    </fieldset>
  );
}
