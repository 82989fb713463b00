"use client";

import { Toast } from "@base-ui/react/toast";
import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import type { ReactNode } from "react";
import { buttonLook } from "./look/button-look.ts";
import { tonePanel, toneText } from "./look/tone.ts";
import { Spinner } from "./spinner.tsx";

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

/** `show` puts up a message and returns its id, `close` takes it away. */
export function useToast(): { show: (message: ToastMessage) => string; close: (id: string) => void } {
  const { add, close } = Toast.useToastManager();
  return { show: (message) => add(toOptions(message)), close: (id) => close(id) };
}

/** Holds the messages; `UiProvider` contains it. */
export function ToastRegion({ children }: { children: ReactNode }) {
  return (
    <Toast.Provider limit={4}>
      {children}
      <Toast.Portal>
        <Toast.Viewport className="fixed inset-x-3 bottom-3 z-70 flex flex-col-reverse gap-2 sm:left-auto sm:w-96">
          <ToastList />
        </Toast.Viewport>
      </Toast.Portal>
    </Toast.Provider>
  );
}

function ToastList() {
  const { toasts } = Toast.useToastManager();
  return toasts.map((toast) => {
    const { icon, tone } = looks[isTone(toast.type) ? toast.type : "info"];
    return (
      <Toast.Root
        key={toast.id}
        toast={toast}
        swipeDirection={["down", "right"]}
        className="translate-x-(--toast-swipe-movement-x) translate-y-(--toast-swipe-movement-y) transition-[opacity,translate] duration-150 data-ending-style:opacity-0 data-limited:hidden data-starting-style:translate-y-2 data-starting-style:opacity-0"
      >
        <Toast.Content
          className={clsx(
            "flex items-start gap-2.5 rounded-md border p-3 text-ink shadow-popup",
            tonePanel[tone],
          )}
        >
          <span className={clsx("pt-0.5 [&_svg]:size-4", toneText[tone])}>{icon}</span>
          <div className="min-w-0 flex-1">
            <Toast.Title className="font-medium" render={<p />} />
            <Toast.Description className="text-sm text-ink-muted" />
            <Toast.Action className={clsx(buttonLook({ variant: "default", size: "sm" }), "mt-2")} />
          </div>
          <Toast.Close aria-label="Dismiss" className="-m-1 rounded-sm p-1 text-ink-muted hover:text-ink">
            <X aria-hidden className="size-4" />
          </Toast.Close>
        </Toast.Content>
      </Toast.Root>
    );
  });
}

/** All are polite: Base UI hides urgent ones from screen readers while they hold focusable buttons. */
function toOptions({ title, description, tone = "success", action, id, timeout }: ToastMessage) {
  const staysUp = tone === "danger" || tone === "progress";
  return {
    title,
    type: tone,
    timeout: timeout ?? (staysUp ? 0 : 5_000),
    ...(description === undefined ? {} : { description }),
    ...(id === undefined ? {} : { id }),
    ...(action === undefined ? {} : { actionProps: { children: action.label, onClick: action.onPress } }),
  };
}

const looks = {
  info: { icon: <Info aria-hidden />, tone: "info" },
  success: { icon: <CircleCheck aria-hidden />, tone: "success" },
  danger: { icon: <CircleAlert aria-hidden />, tone: "danger" },
  progress: { icon: <Spinner />, tone: "info" },
} as const;

const isTone = (type: string | undefined): type is ToastTone => type !== undefined && type in looks;
