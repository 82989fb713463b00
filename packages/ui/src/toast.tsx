"use client";

import { createContext, useContext, useEffect, useState } from "react";
import type { ReactNode } from "react";
import { createPart } from "./part.ts";
import type { ToastBoard } from "./toast-part.tsx";
import { whenIdle } from "./when-idle.ts";

export type ToastTone = "info" | "success" | "danger" | "progress";

export type ToastMessage = {
  title: string;
  description?: string | undefined;
  tone?: ToastTone | undefined;
  action?: { label: string; onPress: () => void } | undefined;
  /** A second message with the same id replaces the first. */
  id?: string | undefined;
  /** Milliseconds until it leaves; 0 stays. Errors and running work stay by default. */
  timeout?: number | undefined;
};

export interface Toasts {
  /** Puts up a message and returns its id. */
  show: (message: ToastMessage) => string;
  /** Takes a message away. */
  close: (id: string) => void;
}

const ToastContext = createContext<Toasts | undefined>(undefined);

/** The messages of the page. */
export function useToast(): Toasts {
  const toasts = useContext(ToastContext);
  if (!toasts) throw new Error("A toast needs UiProvider around it.");
  return toasts;
}

const part = createPart(async () => (await import("./toast-part.tsx")).ToastPart);

/** Holds the messages; `UiProvider` contains it. The region comes once the page stands, or with the first message. */
export function ToastRegion({ children }: { children: ReactNode }) {
  const [isFetched, setFetched] = useState(false);
  const [{ toasts, onReady, fetch }] = useState(() => createToasts(() => setFetched(true)));
  useEffect(() => whenIdle(fetch), [fetch]);
  return (
    <ToastContext value={toasts}>
      {children}
      {isFetched && part.current ? <part.current onReady={onReady} /> : null}
    </ToastContext>
  );
}

const retryMilliseconds = 1000;

/** What is said before the region is there fetches it, again and again where the connection is lost, and waits. */
function createToasts(onFetched: () => void) {
  const { promise, resolve: onReady } = Promise.withResolvers<ToastBoard>();
  let [isAsked, isRetrying] = [false, false];
  const retry = (): void => {
    if (!isAsked || isRetrying) return;
    isRetrying = true;
    setTimeout(() => {
      isRetrying = false;
      fetch();
    }, retryMilliseconds);
  };
  const fetch = (): void => void part.fetch().then(onFetched, retry);
  let count = 0;
  const toasts: Toasts = {
    show: (message) => {
      const id = message.id ?? `toast-${(count += 1)}`;
      isAsked = true;
      fetch();
      void promise.then((board) => board.add({ ...message, id }));
      return id;
    },
    close: (id) => void promise.then((board) => board.close(id)),
  };
  return { toasts, onReady, fetch };
}
