/** The frame of a text input, select trigger or text area. */
export const controlLook =
  "w-full rounded-md border border-line-strong bg-surface px-2.5 text-ink transition-colors duration-100 hover:border-ink-muted focus-visible:outline-offset-0 data-invalid:border-danger-text aria-invalid:border-danger-text disabled:cursor-not-allowed disabled:border-line disabled:bg-sunken disabled:text-ink-faint data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-faint [&:is(input,textarea):read-only:not(:disabled)]:bg-sunken";
