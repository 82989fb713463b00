"use client";

import type { ButtonProps } from "@quarry/ui/button";
import { dialogPart } from "@quarry/ui/dialog";
import { fetched } from "@quarry/ui/fetched";
import { StandIn } from "@quarry/ui/stand-in";
import { useToast } from "@quarry/ui/toast";
import { cloneElement, useLayoutEffect, useRef, useState } from "react";
import type { ComponentType, MouseEvent, ReactElement } from "react";
import { useFetched } from "./use-fetched.ts";

/** What a dialog is given besides what it is about. */
export interface Opened {
  /** The button that opens it. */
  trigger: ReactElement;
}

/**
 * A dialog whose code comes after the page. Its button is there from the start; a press that comes before the code
 * waits for it, and is told when it cannot be fetched.
 */
export function fetchedDialog<Given extends object>(
  load: () => Promise<ComponentType<Given & Opened>>,
  buttonOf: (given: Given) => ReactElement<ButtonProps>,
): ComponentType<Given> {
  const code = fetched(load);
  return function FetchedDialog(given) {
    useFetched(dialogPart);
    const Dialog = useFetched(code);
    const { button, isPressed, press } = usePress(code.fetch, Dialog !== undefined);
    const trigger = cloneElement(buttonOf(given), { ref: button });
    if (Dialog && isPressed) return <Dialog {...given} trigger={trigger} />;
    const control = isPressed ? cloneElement(trigger, { loading: true }) : trigger;
    return <StandIn opens="dialog" control={control} onClick={press} />;
  };
}

/** A press of a button that its dialog takes over once it is there. */
function usePress(fetch: () => Promise<unknown>, isThere: boolean) {
  const button = useRef<HTMLButtonElement>(null);
  const hadFocus = useRef(false);
  const [isPressed, setPressed] = useState(false);
  const { show } = useToast();
  const isTaken = isPressed && isThere;
  useLayoutEffect(() => {
    if (!isTaken) return;
    if (hadFocus.current) button.current?.focus();
    button.current?.click();
  }, [isTaken]);
  const press = ({ currentTarget: pressed }: MouseEvent<HTMLElement>): void => {
    hadFocus.current = pressed === pressed.ownerDocument.activeElement;
    setPressed(true);
    fetch().catch(() => {
      setPressed(false);
      show({
        title: "This could not be opened",
        description: "Check your connection and try again.",
        tone: "danger",
      });
    });
  };
  return { button, isPressed, press };
}
