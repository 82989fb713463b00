"use client";

import { Button } from "@quarry/ui/button";
import { CopyButton } from "@quarry/ui/copy-button";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { Status } from "@quarry/ui/status";
import { RotateCw } from "lucide-react";
import dynamic from "next/dynamic";
import { memo } from "react";
import { isRunning } from "./answer.ts";
import { AnswerFigures } from "./answer-figures.tsx";
import type { Turn } from "./turn.ts";

// Needed only once an answer is there, and half as heavy as the rest of the page.
const Markdown = dynamic(async () => (await import("@quarry/ui/markdown")).Markdown);

interface TurnViewProps {
  turn: Turn;
  /** Only for the last question, and only while nothing runs. */
  onAskAgain: ((turn: Turn) => void) | undefined;
}

/** A question and its answer. */
export const TurnView = memo(({ turn, onAskAgain }: TurnViewProps) => {
  const { target, question, answer } = turn;
  return (
    <li className="flex min-w-0 flex-col gap-2">
      <article
        aria-label="You asked"
        className="ml-auto max-w-[85%] rounded-lg border border-accent-line bg-accent-wash px-3 py-2"
      >
        <p className="break-words whitespace-pre-wrap">{question}</p>
      </article>
      <article
        aria-label={`Answer through ${target.name}`}
        aria-busy={isRunning(answer)}
        className="flex min-w-0 flex-col gap-2"
      >
        <p className="flex min-w-0 items-baseline gap-2 text-xs text-ink-faint">
          <span className="truncate font-medium text-ink-muted">{target.name}</span>
          <span className="truncate font-mono">{target.baseModelId}</span>
        </p>
        <AnswerWords turn={turn} />
        <AnswerEnd turn={turn} onAskAgain={onAskAgain} />
      </article>
    </li>
  );
});

function AnswerWords({ turn: { answer } }: Pick<TurnViewProps, "turn">) {
  const { state, text, reasoning } = answer;
  return (
    <>
      {state === "waiting" ? <Status kind="progress">Waiting for the first token</Status> : null}
      {reasoning === "" ? null : (
        <details className="rounded-md border border-line px-3 py-1.5 text-sm text-ink-muted">
          <summary className="font-medium">Reasoning</summary>
          <p className="pt-1.5 whitespace-pre-wrap">{reasoning}</p>
        </details>
      )}
      {text === "" ? null : <Markdown text={text} />}
    </>
  );
}

function AnswerEnd({ turn, onAskAgain }: TurnViewProps) {
  const { state, text, failure } = turn.answer;
  if (isRunning(turn.answer)) return null;
  return (
    <>
      {failure ? (
        <ErrorPanel
          title={failure.title}
          explanation={failure.cause}
          remedy={failure.remedy}
          requestId={failure.requestId ?? undefined}
          onRetry={onAskAgain && (() => onAskAgain(turn))}
        />
      ) : null}
      {state === "stopped" ? <Status kind="stopped">Stopped by you</Status> : null}
      <div className="flex flex-wrap items-start gap-x-4 gap-y-1">
        <div className="min-w-0 flex-1 basis-60 pt-1">
          <AnswerFigures answer={turn.answer} />
        </div>
        <div className="ml-auto flex shrink-0 items-center gap-1">
          {text === "" ? null : <CopyButton text={text} label="Copy answer" />}
          {onAskAgain && !failure ? (
            <Button
              size="sm"
              variant="quiet"
              icon={<RotateCw aria-hidden />}
              onClick={() => onAskAgain(turn)}
            >
              Ask again
            </Button>
          ) : null}
        </div>
      </div>
    </>
  );
}
