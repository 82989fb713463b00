import { Status } from "@quarry/ui/status";
import type { RequestSummaryView } from "@quarry/domain/requests/schema";
import { wordsFor } from "./request-words.ts";

/** The state of a request as icon and word. */
export function RequestStateMark({ request }: { request: Pick<RequestSummaryView, "kind" | "state"> }) {
  const { kind, word } = wordsFor(request);
  return <Status kind={kind}>{word}</Status>;
}
