import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { LongList } from "../exports/long-list.tsx";
import { timelineWords } from "./endpoint-words.ts";

interface EndpointHistoryProps {
  endpoint: Pick<EndpointDetailView, "timeline">;
  /** The time of the page, ISO 8601. */
  now: string;
}

type Entry = EndpointDetailView["timeline"][number];

/** What happened to an endpoint, from the audit trail, the newest first. */
export function EndpointHistory({ endpoint: { timeline }, now }: EndpointHistoryProps) {
  return (
    <Section title="History" count={timeline.length} flush>
      {timeline.length === 0 ? (
        <p className="px-4 py-3 text-ink-muted">Nothing has happened to it since Quarry knows it.</p>
      ) : (
        <LongList
          items={timeline.toReversed()}
          keyOf={({ name, at }) => `${name}-${at}`}
          render={(entry) => <HistoryEntry entry={entry} now={now} />}
        />
      )}
    </Section>
  );
}

function HistoryEntry({ entry, now }: { entry: Entry; now: string }) {
  const { who, what, detail } = timelineWords(entry);
  return (
    <div className="text-sm">
      <p className="flex flex-wrap justify-between gap-x-3">
        <span className="min-w-0">
          <span className="font-medium">{who}</span> {what}
        </span>
        <span className="text-ink-muted">
          <RelativeTime at={entry.at} now={now} />
        </span>
      </p>
      {detail === "" ? null : <p className="break-words text-ink-muted">{detail}</p>}
    </div>
  );
}
