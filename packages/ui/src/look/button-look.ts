import { clsx } from "clsx";

export type ButtonVariant = "primary" | "default" | "quiet" | "danger";
export type ButtonSize = "sm" | "md";

/** The classes that make an element look like a button; links that look like buttons share them. */
export function buttonLook({ variant, size }: { variant: ButtonVariant; size: ButtonSize }): string {
  return clsx(
    "inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md border font-medium whitespace-nowrap",
    "no-underline transition-colors duration-100 select-none [&_svg]:size-4 [&_svg]:shrink-0",
    "data-disabled:cursor-not-allowed data-disabled:border-line data-disabled:bg-sunken data-disabled:text-ink-faint",
    sizes[size],
    variants[variant],
  );
}

const sizes: Record<ButtonSize, string> = {
  sm: "h-control-small px-2 text-sm",
  md: "h-control px-3 text-base",
};

const variants: Record<ButtonVariant, string> = {
  primary:
    "border-accent bg-accent text-accent-ink not-data-disabled:hover:border-accent-hover not-data-disabled:hover:bg-accent-hover",
  default:
    "border-line-mid bg-surface text-ink not-data-disabled:hover:border-line-strong not-data-disabled:hover:bg-hover data-popup-open:bg-hover",
  quiet:
    "border-transparent bg-transparent text-accent-text not-data-disabled:hover:bg-hover data-popup-open:bg-hover data-disabled:border-transparent data-disabled:bg-transparent",
  danger:
    "border-danger bg-danger text-danger-ink not-data-disabled:hover:border-danger-hover not-data-disabled:hover:bg-danger-hover",
};
