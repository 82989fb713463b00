import { clsx } from "clsx";
import type { ReactNode } from "react";
import { Link } from "./link.tsx";
import type { LinkProps } from "./link.tsx";
import { buttonLook } from "./look/button-look.ts";
import type { ButtonSize, ButtonVariant } from "./look/button-look.ts";

export type LinkButtonProps = LinkProps & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
};

/** A link that looks like a button and stays a link for keyboard, middle click and screen readers. */
export function LinkButton({
  variant = "default",
  size = "md",
  icon,
  className,
  children,
  ...props
}: LinkButtonProps) {
  return (
    <Link className={clsx(buttonLook({ variant, size }), className)} {...props}>
      {icon}
      {children}
    </Link>
  );
}
