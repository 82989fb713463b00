"use client";

import { CopyOutcomeIcon, CopyOutcomeStatus } from "./copy-outcome-icon.tsx";
import { truncateMiddle } from "./text/truncate-middle.ts";
import { Tooltip } from "./tooltip.tsx";
import { useCopy } from "./use-copy.ts";

export type ArnProps = {
  arn: string;
  /** Characters shown before the middle is cut; the tooltip and the copy hold the whole. */
  limit?: number | undefined;
};

/** An ARN in monospace, cut in the middle; hover and focus show the whole, pressing copies it. */
export function Arn({ arn, limit = 44 }: ArnProps) {
  const { outcome, copy } = useCopy();
  return (
    <>
      <Tooltip content={<span className="font-mono break-all">{arn}</span>}>
        <button
          type="button"
          onClick={() => void copy(arn, "ARN copied")}
          className="group/arn inline-flex h-control-small max-w-full items-center gap-1.5 rounded-sm px-1 -mx-1 font-mono text-xs hover:bg-hover"
        >
          <span className="truncate">{truncateMiddle(arn, limit)}</span>
          <span className="text-ink-faint group-hover/arn:text-ink [&_svg]:size-3.5">
            <CopyOutcomeIcon outcome={outcome} />
          </span>
          <span className="sr-only">, copy ARN {arn}</span>
        </button>
      </Tooltip>
      <CopyOutcomeStatus outcome={outcome} />
    </>
  );
}
