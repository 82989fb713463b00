"use client";

import { Menu } from "@base-ui/react/menu";
import { clsx } from "clsx";
import type { ReactElement, ReactNode } from "react";
import { popupLook } from "./look/popup-look.ts";
import { usePortalProps } from "./portal-container.tsx";
import { useContinuation } from "./use-reach.ts";
import type { Reach } from "./use-reach.ts";

export type MenuFrameProps = {
  trigger: ReactElement | undefined;
  /** How the stand-in of the trigger was left. */
  reach: Reach;
  align?: "start" | "end" | undefined;
  /** Of the popup, beside its look. */
  className?: string | undefined;
  /** Items and groups of Base UI's `Menu`. */
  children: ReactNode;
};

/** The button of a menu and the popup that it opens; goes on where its stand-in was left. */
export function MenuFrame({ trigger, reach, align = "end", className, children }: MenuFrameProps) {
  const portal = usePortalProps();
  const control = useContinuation(reach);
  return (
    <Menu.Root>
      <Menu.Trigger ref={control} render={trigger} />
      <Menu.Portal {...portal}>
        <Menu.Positioner align={align} sideOffset={4} className="z-50">
          <Menu.Popup className={clsx(popupLook, className)}>{children}</Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
