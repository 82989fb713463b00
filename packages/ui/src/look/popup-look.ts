/** The panel of a menu, select or suggestion list. */
export const popupLook =
  "max-h-[min(30rem,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) origin-(--transform-origin) overflow-y-auto overscroll-contain rounded-md border border-line bg-raised py-1 text-ink shadow-popup outline-none transition-[opacity,scale] duration-100 data-starting-style:scale-98 data-starting-style:opacity-0 data-ending-style:opacity-0";

/** One line in such a panel. */
export const popupItemLook =
  "flex min-h-control-small cursor-default items-center gap-2 px-3 py-1 text-base outline-none select-none data-highlighted:bg-hover data-disabled:text-ink-faint [&_svg]:size-4 [&_svg]:shrink-0";

/** The heading of a group of lines. */
export const popupGroupLabelLook = "px-3 pt-2 pb-1 text-xs font-medium text-ink-faint select-none";

/** The dimmed page behind a dialog. */
export const backdropLook =
  "fixed inset-0 z-40 bg-backdrop transition-opacity duration-150 data-starting-style:opacity-0 data-ending-style:opacity-0";
