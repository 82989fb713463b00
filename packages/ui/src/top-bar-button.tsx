"use client";

import { Button as BaseButton } from "@base-ui/react/button";
import { clsx } from "clsx";
import type { ComponentProps } from "react";

export type TopBarButtonProps = Omit<ComponentProps<typeof BaseButton>, "className"> & {
  className?: string | undefined;
};

/** A button on the dark bar at the top; works as the trigger of a menu or popup too. */
export function TopBarButton({ className, ...props }: TopBarButtonProps) {
  return (
    <BaseButton
      className={clsx(
        "inline-flex h-control min-w-control items-center justify-center gap-1.5 rounded-md px-2 text-sm font-medium text-bar-ink hover:bg-bar-hover focus-visible:outline-bar-focus data-popup-open:bg-bar-hover [&_svg]:size-4 [&_svg]:shrink-0",
        className,
      )}
      {...props}
    />
  );
}
