"use client";

import { CSPProvider } from "@base-ui/react/csp-provider";
import type { ElementType, ReactNode } from "react";
import { LinkProvider } from "./link.tsx";
import { ToastRegion } from "./toast.tsx";

export type UiProviderProps = {
  /** The nonce of this response's content security policy; Base UI puts it on the tags it renders. */
  nonce?: string | undefined;
  /** The router's link component; plain anchors when absent. */
  link?: ElementType | undefined;
  children: ReactNode;
};

/** Wraps the whole application once, in the root layout. */
export function UiProvider({ nonce, link = "a", children }: UiProviderProps) {
  return (
    <CSPProvider {...(nonce === undefined ? {} : { nonce })}>
      <LinkProvider link={link}>
        <ToastRegion>{children}</ToastRegion>
      </LinkProvider>
    </CSPProvider>
  );
}
