import type { TagRule } from "@quarry/domain/tags/schema";
import { IconButton } from "@quarry/ui/icon-button";
import { TextField } from "@quarry/ui/text-field";
import { X } from "lucide-react";
import { TagValueField } from "./tag-value-field.tsx";

interface Tag {
  key: string;
  value: string;
}

interface TagRowProps {
  row: Tag;
  /** Counted from 1. */
  place: number;
  rule: TagRule | undefined;
  error: string | undefined;
  onChange: (row: Tag) => void;
  onRemove: () => void;
}

/** Key and value of one tag. */
export function TagRow({ row, place, rule, error, onChange, onRemove }: TagRowProps) {
  const { key, value } = row;
  const name = key.trim() === "" ? `tag ${place}` : key;
  return (
    <div className="grid w-full grid-cols-[1fr_1fr_auto] items-start gap-2">
      <TextField
        label={`Key of tag ${place}`}
        labelHidden
        placeholder="Key"
        autoComplete="off"
        spellCheck={false}
        value={key}
        onChange={({ target }) => onChange({ key: target.value, value })}
      />
      <TagValueField
        label={`Value of ${name}`}
        labelHidden
        rule={rule}
        value={value}
        error={error}
        onChange={(next) => onChange({ key, value: next })}
      />
      <IconButton label={`Remove ${name}`} icon={<X aria-hidden />} onClick={onRemove} />
    </div>
  );
}
