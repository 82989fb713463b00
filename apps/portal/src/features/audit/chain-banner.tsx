"use client";

import type { ChainView } from "@quarry/domain/audit/schema";
import { Callout } from "@quarry/ui/callout";
import { CopyButton } from "@quarry/ui/copy-button";
import { Skeleton } from "@quarry/ui/skeleton";
import { truncateMiddle } from "@quarry/ui/text/truncate-middle";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";

// Every hash is computed anew for an answer, so it is kept for a while.
const keptMilliseconds = 5 * 60 * 1000;

/** Whether the audit trail is whole: every event follows from the one before. */
export function ChainBanner() {
  const query = useQuery(api.audit.chain.queryOptions({ input: {}, staleTime: keptMilliseconds }));
  return (
    <QueryBoundary
      query={query}
      loading={<Skeleton className="h-12" />}
      failed="The trail could not be verified"
    >
      {(chain) => (chain.intact ? <Intact chain={chain} /> : <Broken chain={chain} />)}
    </QueryBoundary>
  );
}

function Intact({ chain: { events, headHash } }: { chain: ChainView }) {
  return (
    <Callout
      tone="success"
      title={
        events === 1
          ? "The trail is intact: 1 event"
          : `The trail is intact: ${events.toLocaleString("en")} events`
      }
      action={headHash === null ? null : <HeadHash hash={headHash} />}
    >
      Each event carries the hash of the one before. Keep the head hash elsewhere to prove later that nothing
      was cut off.
    </Callout>
  );
}

function Broken({ chain: { events, firstBroken } }: { chain: ChainView }) {
  return (
    <Callout tone="danger" urgent title={`The trail is broken at event ${firstBroken ?? "unknown"}`}>
      This event does not follow from the one before: it, or what came before it, was changed in the database.
      Compare with a backup from before. {events.toLocaleString("en")} events are stored.
    </Callout>
  );
}

function HeadHash({ hash }: { hash: string }) {
  return (
    <span className="flex items-center gap-1 text-sm text-ink-muted">
      Head
      <code title={hash} className="font-mono text-xs text-ink">
        {truncateMiddle(hash, 20)}
      </code>
      <CopyButton text={hash} label="Copy head hash" toast="Head hash copied" />
    </span>
  );
}
