"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import type { EndpointLogsView } from "@quarry/domain/endpoints/reading-schema";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { ExternalLink } from "lucide-react";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";

const pollMilliseconds = 10_000;

/** The last lines of the container; CloudWatch is asked when they are opened, or when they matter. */
export function EndpointLogs({ endpoint }: { endpoint: EndpointDetailView }) {
  const { id, status, failureReason, console: addresses } = endpoint;
  const isCreating = status === "Creating";
  const [choice, setChoice] = useState<boolean>();
  const isOpen = choice ?? (isCreating || failureReason !== null);
  const query = useQuery(
    api.endpoints.logs.queryOptions({
      input: { id },
      enabled: isOpen,
      refetchInterval: isCreating ? pollMilliseconds : false,
    }),
  );
  return (
    <Section
      title="Last log lines"
      description="What the container wrote last. Secrets in it are masked."
      actions={
        <LinkButton size="sm" href={addresses.logs} icon={<ExternalLink aria-hidden />}>
          Whole log
        </LinkButton>
      }
    >
      <details open={isOpen} onToggle={({ currentTarget }) => setChoice(currentTarget.open)}>
        <summary className="w-fit cursor-pointer rounded-sm font-medium">Lines</summary>
        <div className="pt-3">
          {isOpen ? (
            <QueryBoundary
              query={query}
              loading={<SkeletonText lines={6} label="Loading the log" />}
              failed="The log could not be loaded"
            >
              {(logs) => <Lines logs={logs} />}
            </QueryBoundary>
          ) : null}
        </div>
      </details>
    </Section>
  );
}

function Lines({ logs: { group, stream, lines, unread } }: { logs: EndpointLogsView }) {
  if (unread !== null) {
    return (
      <Callout tone="warning" title={unread.title}>
        {unread.cause} {unread.remedy}
      </Callout>
    );
  }
  if (lines.length === 0) {
    return <p className="text-ink-muted">Nothing was written yet. The first container makes the log.</p>;
  }
  return (
    <figure className="flex min-w-0 flex-col gap-1">
      <figcaption className="text-xs break-all text-ink-faint">
        {group}, {stream}
      </figcaption>
      {/* Reversed, so that the end of the log is in sight first. */}
      <div
        // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- a scrolling region must be reachable by keyboard
        tabIndex={0}
        className="flex max-h-96 flex-col-reverse overflow-auto rounded-md border border-line bg-sunken focus-visible:-outline-offset-2"
      >
        <pre className="w-max p-3 font-mono text-xs leading-5">
          {lines.map(({ at, text }) => `${at.slice(11, 19)}  ${text.trimEnd()}`).join("\n")}
        </pre>
      </div>
    </figure>
  );
}
