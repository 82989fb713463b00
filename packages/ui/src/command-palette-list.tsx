"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { CornerDownLeft } from "lucide-react";
import { Link } from "./link.tsx";
import { popupGroupLabelLook, popupItemLook } from "./look/popup-look.ts";
import { ShortcutKeys } from "./shortcut-help.tsx";
import type { PaletteGroup, PaletteItem } from "./text/palette-items.ts";

export type CommandPaletteListProps = {
  state: "idle" | "loading" | "failed";
  onChoose: (item: PaletteItem) => void;
};

/** The lines of a `CommandPalette`. */
export function CommandPaletteList({ state, onChoose }: CommandPaletteListProps) {
  return (
    <div className="min-h-0 flex-1 overflow-y-auto overscroll-contain py-1">
      <Autocomplete.Status className="px-4 text-ink-muted not-empty:py-2">
        {statuses[state]}
      </Autocomplete.Status>
      <Autocomplete.Empty className="px-4 text-ink-muted not-empty:py-6">
        {state === "loading" ? null : "Nothing matches."}
      </Autocomplete.Empty>
      <Autocomplete.List className="scroll-py-2">
        {(group: PaletteGroup) => (
          <Autocomplete.Group key={group.label} items={group.items}>
            <Autocomplete.GroupLabel className={popupGroupLabelLook}>{group.label}</Autocomplete.GroupLabel>
            <Autocomplete.Collection>
              {(item: PaletteItem) => <PaletteLine key={item.id} item={item} onChoose={onChoose} />}
            </Autocomplete.Collection>
          </Autocomplete.Group>
        )}
      </Autocomplete.List>
    </div>
  );
}

function PaletteLine({ item, onChoose }: { item: PaletteItem; onChoose: (item: PaletteItem) => void }) {
  const { label, hint, icon, keys, href } = item;
  return (
    <Autocomplete.Item
      value={item}
      onClick={() => onChoose(item)}
      className={`group/line ${popupItemLook} min-h-control rounded-md mx-1`}
      {...(href === undefined ? {} : { render: <Link href={href} tabIndex={-1} /> })}
    >
      <span className="text-ink-muted">{icon}</span>
      <span className="min-w-0 flex-1 truncate">
        {label}
        {hint ? <span className="ml-2 text-sm text-ink-muted">{hint}</span> : null}
      </span>
      {keys ? <ShortcutKeys keys={keys} /> : null}
      <CornerDownLeft aria-hidden className="invisible text-ink-faint group-data-highlighted/line:visible" />
    </Autocomplete.Item>
  );
}

const statuses = { idle: null, loading: "Searching", failed: "The search could not be reached." } as const;
