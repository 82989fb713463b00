import { clsx } from "clsx";
import { Link } from "./link.tsx";
import type { LinkProps } from "./link.tsx";

/** A link inside text: underlined, so that colour is not its only sign. */
export function TextLink({ className, ...props }: LinkProps) {
  return (
    <Link
      className={clsx(
        "rounded-sm text-accent-text underline decoration-accent-line underline-offset-2 hover:decoration-current",
        className,
      )}
      {...props}
    />
  );
}
