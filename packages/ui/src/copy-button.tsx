"use client";

import { CopyOutcomeIcon, CopyOutcomeStatus } from "./copy-outcome-icon.tsx";
import { IconButton } from "./icon-button.tsx";
import { useCopy } from "./use-copy.ts";

export type CopyButtonProps = {
  text: string;
  /** What is copied: "Copy ARN". */
  label?: string | undefined;
  /** The words of a toast; without them a tick in the button is the answer. */
  toast?: string | undefined;
  size?: "sm" | "md" | undefined;
};

/** Copies text and says that it did, to eyes and to screen readers. */
export function CopyButton({ text, label = "Copy", toast, size = "sm" }: CopyButtonProps) {
  const { outcome, copy } = useCopy();
  return (
    <>
      <IconButton
        label={label}
        size={size}
        icon={<CopyOutcomeIcon outcome={outcome} />}
        onClick={() => void copy(text, toast)}
      />
      <CopyOutcomeStatus outcome={outcome} />
    </>
  );
}
