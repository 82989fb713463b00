import type { RequestView } from "@quarry/domain/requests/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { eventWord } from "./request-words.ts";

interface RequestHistoryProps {
  request: Pick<RequestView, "kind" | "history">;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** Every change of a request from the audit trail: who, what, when. */
export function RequestHistory({ request: { kind, history }, now }: RequestHistoryProps) {
  return (
    <Section title="History">
      <ol className="flex flex-col gap-1.5 text-sm">
        {history.map(({ name, who, at }) => (
          <li key={`${name}-${at}`} className="flex flex-wrap justify-between gap-x-3">
            <span className="min-w-0">
              <span className="font-medium">{who}</span> {eventWord(name, kind)}
            </span>
            <span className="text-ink-muted">
              <RelativeTime at={at} now={now} />
            </span>
          </li>
        ))}
      </ol>
    </Section>
  );
}
