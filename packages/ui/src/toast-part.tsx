"use client";

import { Toast } from "@base-ui/react/toast";
import { clsx } from "clsx";
import { CircleAlert, CircleCheck, Info, X } from "lucide-react";
import { useEffect, useState } from "react";
import { buttonLook } from "./look/button-look.ts";
import { tonePanel, toneText } from "./look/tone.ts";
import { Spinner } from "./spinner.tsx";
import type { ToastMessage, ToastTone } from "./toast.tsx";

/** Takes messages in and away; a second one with the same id replaces the first. */
export interface ToastBoard {
  add: (message: ToastMessage) => void;
  close: (id: string) => void;
}

/** Where messages appear; calls `onReady` once it can take them. */
export function ToastPart({ onReady }: { onReady: (board: ToastBoard) => void }) {
  const [manager] = useState(() => Toast.createToastManager());
  useEffect(() => {
    onReady({ add: (message) => manager.add(toOptions(message)), close: manager.close });
  }, [manager, onReady]);
  return (
    <Toast.Provider toastManager={manager} limit={4}>
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
