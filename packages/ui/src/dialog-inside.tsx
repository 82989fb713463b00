"use client";

import { createContext, useContext } from "react";
import type { ReactElement, ReactNode } from "react";
import { PortalContainer } from "./portal-container.tsx";

type WithClose = (button: ReactElement) => ReactNode;

const CloseContext = createContext<WithClose | undefined>(undefined);

export type DialogInsideProps = {
  /** Makes a button of the dialog's own kind, which closes it, of any other. */
  close: WithClose;
  children: ReactNode;
};

/** The inside of a dialog, in which `DialogClose` works and popups stay. */
export function DialogInside({ close, children }: DialogInsideProps) {
  return (
    <CloseContext value={close}>
      <PortalContainer container={null}>{children}</PortalContainer>
    </CloseContext>
  );
}

/** Makes a button close the dialog around it; undefined outside of any. */
export function useDialogClose(): WithClose | undefined {
  return useContext(CloseContext);
}
