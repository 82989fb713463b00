import type { ReactNode } from "react";
import { formatMillis } from "../playground/format-millis.ts";
import type { TestAnswer } from "./test-answer.ts";

/** What a call took: times, tokens, and why the answer ended in the words of the container. */
export function TestFigures({ answer }: { answer: TestAnswer }) {
  const { firstPieceMillis, durationMillis, facts } = answer;
  const { inputTokens = null, outputTokens = null, finishReason = null } = facts ?? {};
  const figures: { name: string; figure: ReactNode }[] = [
    { name: "Status", figure: answer.state === "done" ? "200" : answer.failure?.status },
    { name: "First piece", figure: firstPieceMillis === null ? null : formatMillis(firstPieceMillis) },
    { name: "In all", figure: durationMillis === null ? null : formatMillis(durationMillis) },
    { name: "Tokens in", figure: inputTokens?.toLocaleString("en") },
    { name: "Tokens out", figure: outputTokens?.toLocaleString("en") },
    { name: "Ended by", figure: finishReason && <code className="font-mono">{finishReason}</code> },
  ];
  return (
    <dl className="flex flex-wrap items-baseline gap-x-4 gap-y-0.5 text-xs text-ink-muted tabular-nums">
      {figures.map(({ name, figure }) =>
        figure === null || figure === undefined ? null : (
          <div key={name} className="flex gap-1">
            <dt className="text-ink-faint">{name}</dt>
            <dd>{figure}</dd>
          </div>
        ),
      )}
    </dl>
  );
}
