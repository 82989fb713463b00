"use client";

import { createContext, useContext } from "react";
import type { ReactNode } from "react";

const PortalContext = createContext<HTMLElement | null>(null);

export type PortalContainerProps = {
  /** Where popups are rendered; `null` leaves it to the popup: inside the dialog it belongs to, else the body. */
  container: HTMLElement | null;
  children: ReactNode;
};

/** Keeps popups inside a landmark of the page, so that screen readers know where they are. */
export function PortalContainer({ container, children }: PortalContainerProps) {
  return <PortalContext value={container}>{children}</PortalContext>;
}

/** Props for a Base UI portal. */
export function usePortalProps(): { container?: HTMLElement } {
  const container = useContext(PortalContext);
  return container ? { container } : {};
}
