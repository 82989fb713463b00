import type { TagPolicyView } from "@quarry/domain/tags/schema";
import { Button } from "@quarry/ui/button";
import { Menu } from "@quarry/ui/menu";
import { ListPlus } from "lucide-react";
import { draftOf } from "./policy-draft.ts";
import type { RuleDraft } from "./policy-draft.ts";

interface PresetMenuProps {
  presets: TagPolicyView["presets"];
  rows: readonly RuleDraft[];
  onAdd: (row: RuleDraft) => void;
}

/** Usual keys to add as they are; they can be changed afterwards. */
export function PresetMenu({ presets, rows, onAdd }: PresetMenuProps) {
  const taken = new Set(rows.map(({ key }) => key.trim().toLowerCase()));
  const free = presets.filter(({ key }) => !taken.has(key.toLowerCase()));
  if (free.length === 0) return null;
  return (
    <Menu
      trigger={
        <Button size="sm" icon={<ListPlus aria-hidden />}>
          Add a preset
        </Button>
      }
      align="end"
      groups={[
        {
          items: free.map((preset) => ({
            id: preset.key,
            label: preset.key,
            hint: preset.description,
            onSelect: () => draftOf([{ ...preset, isRequired: true }]).forEach((row) => onAdd(row)),
          })),
        },
      ]}
    />
  );
}
