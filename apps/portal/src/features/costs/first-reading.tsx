"use client";

import type { SourceView } from "@quarry/domain/costs/sources/schema";
import { Callout } from "@quarry/ui/callout";
import { ProgressBar } from "@quarry/ui/progress-bar";
import { Section } from "@quarry/ui/section";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { groupingLabel } from "./cost-words.ts";
import { PaidCalls } from "./paid-calls.tsx";

interface FirstReadingProps {
  /** The time of the page, ISO 8601. */
  now: string;
}

const pollMilliseconds = 3_000;

/** How far the first reading of the bills has come. It goes on when nobody looks. */
export function FirstReading({ now }: FirstReadingProps) {
  const { data } = useQuery(api.costs.sources.queryOptions({ input: {}, refetchInterval: pollMilliseconds }));
  return (
    <Section
      title="The bill is being read"
      description="The newest month comes first, then month after month back to the 13th. You can leave this page."
    >
      <div className="flex flex-col gap-4">
        {data?.sources.map((source) => (
          <SourceProgress key={source.id} source={source} />
        ))}
        <PaidCalls now={now} />
      </div>
    </Section>
  );
}

/** The groupings of a bill that are held, of those that it is to be divided by. */
export function SourceProgress({ source: { connection, groupings, lastError } }: { source: SourceView }) {
  const waiting = groupings.filter(({ heldUntil }) => heldUntil === null);
  const [next] = waiting;
  return (
    <div className="flex flex-col gap-2">
      <ProgressBar
        label={connection}
        done={groupings.length - waiting.length}
        total={groupings.length}
        state={next === undefined ? "done" : "running"}
        detail={
          next === undefined
            ? "All of it is held"
            : `${groupings.length - waiting.length} of ${groupings.length} · next: ${groupingLabel(next.key)}`
        }
      />
      {lastError === null ? null : (
        <Callout tone="warning" title={lastError.message}>
          {lastError.remedy}
        </Callout>
      )}
    </div>
  );
}
