"use client";

import { useEffect, useState } from "react";
import { useToast } from "./toast.tsx";

export type CopyOutcome = "idle" | "copied" | "refused";

/** Copies text to the clipboard; the outcome falls back to `idle` after two seconds. */
export function useCopy(): { outcome: CopyOutcome; copy: (text: string, toast?: string) => Promise<void> } {
  const [outcome, setOutcome] = useState<CopyOutcome>("idle");
  const { show } = useToast();
  useEffect(() => {
    if (outcome === "idle") return undefined;
    const timer = setTimeout(() => setOutcome("idle"), 2_000);
    return () => clearTimeout(timer);
  }, [outcome]);

  const copy = async (text: string, toast?: string) => {
    try {
      await navigator.clipboard.writeText(text);
      setOutcome("copied");
      if (toast) show({ id: "copied", title: toast });
    } catch {
      setOutcome("refused");
      show({ id: "copied", tone: "danger", title: "The browser did not allow copying", description: text });
    }
  };
  return { outcome, copy };
}
