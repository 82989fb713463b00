"use client";

import { Button } from "@quarry/ui/button";
import { CodeBlock } from "@quarry/ui/code-block";
import { CopyButton } from "@quarry/ui/copy-button";
import { ErrorPanel } from "@quarry/ui/error-panel";
import { Status } from "@quarry/ui/status";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { Code } from "lucide-react";
import { fetchedDialog } from "@/client/fetched-dialog.tsx";
import type { TestAnswer, TestFailure, TestQueue } from "./test-answer.ts";
import { isRunning } from "./test-answer.ts";
import { TestFigures } from "./test-figures.tsx";
import { TestQueueView } from "./test-queue-view.tsx";

const TestCodeDialog = fetchedDialog(
  async () => (await import("./test-code-dialog.tsx")).TestCodeDialog,
  () => (
    <Button size="sm" icon={<Code aria-hidden />}>
      Code for this call
    </Button>
  ),
);

interface TestAnswerViewProps {
  /** The endpoint's id. */
  id: string;
  answer: TestAnswer;
}

/** The answer of an endpoint: its text, what it took, and both bodies as they went over the wire. */
export function TestAnswerView({ id, answer }: TestAnswerViewProps) {
  const { state, text, raw, request, queue, failure, facts } = answer;
  const vectors = facts?.vectors ?? null;
  return (
    <article
      aria-label="Answer"
      aria-busy={isRunning(answer)}
      className="flex min-w-0 flex-col gap-3 border-t border-line pt-4"
    >
      {state === "waiting" ? <Status kind="progress">Waiting for the endpoint</Status> : null}
      {queue ? <TestQueueView queue={queue} state={state} /> : null}
      {text === "" ? null : <p className="break-words whitespace-pre-wrap">{text}</p>}
      {vectors ? (
        <p>
          {vectors.count.toLocaleString("en")} {vectors.count === 1 ? "vector" : "vectors"} of{" "}
          {vectors.dimensions.toLocaleString("en")} numbers
        </p>
      ) : null}
      {state === "done" && text === "" && !vectors ? (
        <p className="text-ink-muted">The answer holds no text.{raw === "" ? "" : " Its body is below."}</p>
      ) : null}
      {failure ? <FailurePanel failure={failure} /> : null}
      {state === "stopped" ? <Status kind="stopped">Stopped by you</Status> : null}
      <VisuallyHidden>
        <output>{announcementOf(answer)}</output>
      </VisuallyHidden>
      <div className="flex min-h-control-small flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <TestFigures answer={answer} />
        {isRunning(answer) ? null : (
          <div className="flex items-center gap-1">
            {text === "" ? null : <CopyButton text={text} label="Copy answer" />}
            {request ? <TestCodeDialog id={id} request={request} inputFolder={folderOf(queue)} /> : null}
          </div>
        )}
      </div>
      {request ? <RawBody title="Request body" text={request.body} /> : null}
      {raw === "" || isRunning(answer) ? null : <RawBody title="Answer body" text={raw} />}
    </article>
  );
}

/** The folder that a queued call was put into. */
const folderOf = (queue: TestQueue | null) => queue?.input.replace(/\/[^/]*$/, "") ?? null;

function FailurePanel({ failure }: { failure: TestFailure }) {
  const { title, cause, remedy, message, isPassing, status, containerStatus, requestId } = failure;
  const statuses = [
    status === null ? undefined : `AWS answered ${status}.`,
    containerStatus === null ? undefined : `The container answered ${containerStatus}.`,
    isPassing ? "The same call may succeed later." : undefined,
  ].filter((sentence) => sentence !== undefined);
  return (
    <div className="flex flex-col gap-2">
      <ErrorPanel
        title={title}
        explanation={<span className="break-words">{cause}</span>}
        remedy={[remedy, ...statuses].join(" ")}
        requestId={requestId ?? undefined}
      />
      {message === null || message === cause ? null : <RawBody title="What AWS said" text={message} />}
    </div>
  );
}

/** A body exactly as it went over the wire; colours are for what is JSON and not too long to be coloured. */
function RawBody({ title, text }: { title: string; text: string }) {
  const isColourable = /^\s*[[{]/.test(text) && text.length < 20_000;
  return (
    <details className="min-w-0">
      <summary className="w-fit cursor-pointer rounded-sm text-sm font-medium">{title}</summary>
      <div className="pt-2 [&_pre]:max-h-96">
        <CodeBlock
          code={text}
          language={isColourable ? "json" : "text"}
          title={title}
          copyLabel={`Copy ${title.toLowerCase()}`}
        />
      </div>
    </details>
  );
}

/** One sentence when an answer begins and one when it ends; failures announce themselves. */
function announcementOf({ state }: TestAnswer): string {
  if (state === "done") return "The answer is complete.";
  if (state === "stopped") return "The answer was stopped.";
  if (state === "queued") return "The call is queued.";
  return state === "failed" ? "" : "The endpoint is answering.";
}
