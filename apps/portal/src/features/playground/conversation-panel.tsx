"use client";

import { EmptyState } from "@quarry/ui/empty-state";
import { VisuallyHidden } from "@quarry/ui/visually-hidden";
import { MessagesSquare } from "lucide-react";
import type { ReactNode } from "react";
import type { Turn } from "./turn.ts";
import { TurnView } from "./turn-view.tsx";

interface ConversationPanelProps {
  turns: readonly Turn[];
  running: boolean;
  onAskAgain: (turn: Turn) => void;
  /** What to do first while nothing has been asked. */
  firstStep: string;
  composer: ReactNode;
}

/** The conversation above the place where the next message is written. */
export function ConversationPanel({
  turns,
  running,
  onAskAgain,
  firstStep,
  composer,
}: ConversationPanelProps) {
  const last = turns.at(-1);
  return (
    <section
      aria-label="Conversation"
      className="flex min-h-0 min-w-0 flex-1 flex-col rounded-lg border border-line bg-surface"
    >
      {/* Laid out from its end, so the newest words stay in sight while an answer grows. */}
      <section
        aria-label="Messages"
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- the keyboard must reach it to scroll
        tabIndex={0}
        className="flex min-h-0 flex-1 flex-col-reverse overflow-y-auto overscroll-contain focus-visible:-outline-offset-2"
      >
        {turns.length === 0 ? (
          <div className="my-auto">
            <EmptyState
              icon={<MessagesSquare aria-hidden />}
              title="Nothing asked yet"
              description={firstStep}
            />
          </div>
        ) : (
          <ol className="mb-auto flex flex-col gap-6 p-4">
            {turns.map((turn) => (
              <TurnView
                key={turn.id}
                turn={turn}
                onAskAgain={turn === last && !running ? onAskAgain : undefined}
              />
            ))}
          </ol>
        )}
      </section>
      <VisuallyHidden>
        <output>{last ? announcementOf(last) : ""}</output>
      </VisuallyHidden>
      {composer}
    </section>
  );
}

/** One sentence when an answer begins and one when it ends; failures announce themselves. */
function announcementOf({ answer }: Turn): string {
  if (answer.state === "done") return `The answer is complete, ${answer.outputTokens ?? 0} tokens.`;
  if (answer.state === "stopped") return "The answer was stopped.";
  return answer.state === "failed" ? "" : "The model is answering.";
}
