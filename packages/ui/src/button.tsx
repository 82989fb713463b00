"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { clsx } from "clsx";
import { useId } from "react";
import type { ComponentProps, ReactNode } from "react";
import { buttonLook } from "./look/button-look.ts";
import type { ButtonSize, ButtonVariant } from "./look/button-look.ts";
import { Spinner } from "./spinner.tsx";

export type ButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> & {
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  icon?: ReactNode;
  /** Keeps focus and width, refuses presses and shows a spinner. */
  loading?: boolean | undefined;
  className?: string | undefined;
};

/** A button that acts. Something that leads elsewhere is a `LinkButton`. */
export function Button({
  variant = "default",
  size = "md",
  icon,
  loading = false,
  disabled = false,
  className,
  children,
  ...props
}: ButtonProps) {
  const labelId = useId();
  return (
    <BaseButton
      className={clsx(buttonLook({ variant, size }), className)}
      disabled={disabled || loading}
      focusableWhenDisabled={loading}
      aria-busy={loading || undefined}
      aria-labelledby={props["aria-label"] ? undefined : labelId}
      {...props}
    >
      {loading ? <Spinner /> : icon}
      <span id={labelId}>{children}</span>
    </BaseButton>
  );
}
