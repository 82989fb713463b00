"use client";

import { Search } from "lucide-react";
import { TopBarButton } from "./top-bar-button.tsx";

export type PaletteButtonProps = { onOpen: () => void; label?: string | undefined };

/** Opens the command palette from the top bar: a field in looks, an icon on phones. */
export function PaletteButton({ onOpen, label = "Search" }: PaletteButtonProps) {
  return (
    <TopBarButton
      onClick={onOpen}
      aria-haspopup="dialog"
      className="sm:h-7.5 sm:w-full sm:max-w-md sm:justify-start sm:border sm:border-bar-line sm:bg-bar-hover/40 sm:font-normal sm:text-bar-ink-muted"
    >
      <Search aria-hidden />
      <span className="flex-1 text-left max-sm:sr-only">{label}</span>
      <kbd aria-hidden className="rounded-sm border border-bar-line px-1 font-mono text-xs max-sm:hidden">
        ⌘K
      </kbd>
    </TopBarButton>
  );
}
