"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { clsx } from "clsx";
import type { ComponentProps, ReactNode } from "react";
import { buttonLook } from "./look/button-look.ts";
import type { ButtonSize, ButtonVariant } from "./look/button-look.ts";
import { Spinner } from "./spinner.tsx";
import { Tooltip } from "./tooltip.tsx";

export type IconButtonProps = Omit<ComponentProps<typeof BaseButton>, "className" | "children"> & {
  /** What it does: the accessible name and the tooltip. */
  label: string;
  icon: ReactNode;
  variant?: ButtonVariant | undefined;
  size?: ButtonSize | undefined;
  loading?: boolean | undefined;
  className?: string | undefined;
};

/** A button that shows only an icon; its label is read out and shown on hover and focus. */
export function IconButton({
  label,
  icon,
  variant = "quiet",
  size = "md",
  loading = false,
  disabled = false,
  className,
  ...props
}: IconButtonProps) {
  return (
    <Tooltip content={label}>
      <BaseButton
        aria-label={label}
        aria-busy={loading || undefined}
        className={clsx(
          buttonLook({ variant, size }),
          "aspect-square px-0!",
          variant === "quiet" && "text-ink-muted! not-data-disabled:hover:text-ink!",
          className,
        )}
        disabled={disabled || loading}
        focusableWhenDisabled
        {...props}
      >
        {loading ? <Spinner /> : icon}
      </BaseButton>
    </Tooltip>
  );
}
