"use client";

import { Autocomplete } from "@base-ui/react/autocomplete";
import { Dialog } from "@base-ui/react/dialog";
import { Search } from "lucide-react";
import { useMemo, useState } from "react";
import { CommandPaletteList } from "./command-palette-list.tsx";
import { backdropLook } from "./look/popup-look.ts";
import { filterPalette } from "./text/palette-items.ts";
import type { PaletteGroup, PaletteItem } from "./text/palette-items.ts";
import { useAnswer } from "./use-answer.ts";
import { usePortalProps } from "./portal-container.tsx";

export type CommandPaletteProps = {
  open: boolean;
  onOpenChange: (open: boolean) => void;
  /** What is there without asking anyone: pages and actions. */
  groups: readonly PaletteGroup[];
  /** Asks for what else matches; should be stable. */
  onSearch?: ((text: string, signal: AbortSignal) => Promise<readonly PaletteGroup[]>) | undefined;
  placeholder?: string | undefined;
};

/** Everything reachable by typing its name. */
export function CommandPalette({
  open,
  onOpenChange,
  groups,
  onSearch,
  placeholder = "Search pages, things and actions",
}: CommandPaletteProps) {
  const portal = usePortalProps();
  const [text, setText] = useState("");
  const ask = useMemo(
    () => onSearch && ((_topic: string, asked: string, signal: AbortSignal) => onSearch(asked, signal)),
    [onSearch],
  );
  const { items: found, state } = useAnswer(ask, text.trim() === "" ? undefined : "search", text.trim());
  const shown = useMemo(() => [...filterPalette(groups, text), ...found], [groups, text, found]);
  const changeOpen = (next: boolean) => {
    setText("");
    onOpenChange(next);
  };
  return (
    <Dialog.Root open={open} onOpenChange={changeOpen}>
      <Dialog.Portal {...portal}>
        <Dialog.Backdrop className={backdropLook} />
        <Dialog.Viewport className="fixed inset-0 z-50 flex items-start justify-center overflow-hidden px-2 pt-2 sm:pt-[12dvh]">
          <Dialog.Popup
            aria-label="Command palette"
            className="flex max-h-[min(32rem,calc(100dvh-1rem))] w-full max-w-2xl flex-col overflow-hidden rounded-lg border border-line bg-raised text-ink shadow-popup transition-opacity duration-100 data-ending-style:opacity-0 data-starting-style:opacity-0"
          >
            <Autocomplete.Root
              open
              inline
              items={shown}
              filter={null}
              value={text}
              onValueChange={(next, { reason }) => {
                if (reason !== "item-press") setText(next);
              }}
              itemToStringValue={(item: PaletteItem) => item.label}
              autoHighlight="always"
              keepHighlight
            >
              <div className="relative flex items-center border-b border-line">
                <Search aria-hidden className="pointer-events-none absolute left-4 size-4 text-ink-faint" />
                <Autocomplete.Input
                  aria-label="Search"
                  placeholder={placeholder}
                  className="h-12 w-full bg-transparent pr-4 pl-11 text-lg outline-none"
                />
              </div>
              <CommandPaletteList
                state={state}
                onChoose={(item) => {
                  changeOpen(false);
                  item.onSelect?.();
                }}
              />
              <Dialog.Close className="sr-only">Close command palette</Dialog.Close>
            </Autocomplete.Root>
          </Dialog.Popup>
        </Dialog.Viewport>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
