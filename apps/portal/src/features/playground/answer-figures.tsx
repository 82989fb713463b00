import { clsx } from "clsx";
import type { ReactNode } from "react";
import type { Answer } from "./answer.ts";
import { formatMillis } from "./format-millis.ts";
import { explainStopReason } from "./stop-reasons.ts";

interface AnswerFiguresProps {
  answer: Answer;
}

/** What an answer took: times, tokens, and why it ended in the words of AWS. */
export function AnswerFigures({ answer }: AnswerFiguresProps) {
  const { firstTokenMillis, durationMillis, latencyMillis, inputTokens, outputTokens, stopReason } = answer;
  const explained = stopReason === null ? undefined : explainStopReason(stopReason);
  return (
    <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-xs text-ink-muted tabular-nums">
      {firstTokenMillis === null ? null : (
        <Figure name="First token">{formatMillis(firstTokenMillis)}</Figure>
      )}
      {durationMillis === null ? null : <Figure name="Latency">{formatMillis(durationMillis)}</Figure>}
      {latencyMillis === null ? null : <Figure name="At Bedrock">{formatMillis(latencyMillis)}</Figure>}
      {inputTokens === null ? null : <Figure name="Tokens in">{inputTokens.toLocaleString("en")}</Figure>}
      {outputTokens === null ? null : <Figure name="Tokens out">{outputTokens.toLocaleString("en")}</Figure>}
      {stopReason === null ? null : (
        <Figure name="Stop reason">
          <code className="font-mono">{stopReason}</code>
          {explained ? (
            <span className={clsx("pl-1.5", explained.cutShort && "text-warning-text")}>
              {explained.hint}
            </span>
          ) : null}
        </Figure>
      )}
    </dl>
  );
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div className="flex gap-1">
      <dt className="text-ink-faint">{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
