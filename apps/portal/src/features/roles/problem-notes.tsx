import { Callout } from "@quarry/ui/callout";
import type { FieldProblem } from "@/client/refusal.ts";

interface ProblemNotesProps {
  /** Why nothing could be checked. */
  failure: string | undefined;
  /** What is wrong and has no field to stand under. */
  problems: readonly FieldProblem[];
}

/** What no field says, read out at once. */
export function ProblemNotes({ failure, problems }: ProblemNotesProps) {
  const messages = [...(failure === undefined ? [] : [failure]), ...problems.map(({ message }) => message)];
  return messages.map((message) => (
    <Callout key={message} tone="danger" urgent>
      {message}
    </Callout>
  ));
}
