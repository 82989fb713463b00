"use client";

import type { ExportSummaryView } from "@quarry/domain/exports/schema";
import { EmptyState } from "@quarry/ui/empty-state";
import { Link } from "@quarry/ui/link";
import { LinkButton } from "@quarry/ui/link-button";
import { RelativeTime } from "@quarry/ui/relative-time";
import { Section } from "@quarry/ui/section";
import { Status } from "@quarry/ui/status";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { FileArchive, Upload } from "lucide-react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { homeInputs } from "./home-inputs.ts";
import { ListSkeleton } from "./list-skeleton.tsx";

const pollMilliseconds = 2_000;

interface TeamExportsProps {
  mayUpload: boolean;
  now: string;
}

/** The exports that came in last, and how their profiles stand. */
export function TeamExports({ mayUpload, now }: TeamExportsProps) {
  const query = useQuery(
    api.exports.list.queryOptions({
      input: homeInputs.exports,
      refetchInterval: ({ state }) =>
        state.data?.items.some(({ pendingCount }) => pendingCount > 0) ? pollMilliseconds : false,
    }),
  );
  return (
    <Section
      title="Latest exports"
      count={query.data?.total}
      actions={<TextLink href="/exports">All exports</TextLink>}
      flush
    >
      <QueryBoundary
        query={query}
        loading={<ListSkeleton rows={3} label="Loading exports" />}
        failed="The exports could not be loaded"
        empty={{ when: ({ items }) => items.length === 0, show: <NoExports mayUpload={mayUpload} /> }}
      >
        {({ items }) => (
          <ul>
            {items.map((item) => (
              <ExportLine key={item.id} item={item} now={now} />
            ))}
          </ul>
        )}
      </QueryBoundary>
    </Section>
  );
}

function NoExports({ mayUpload }: { mayUpload: boolean }) {
  return (
    <EmptyState
      title="No exports yet"
      description="Export an app in the Bedrock IDE and drop the zip here."
      action={
        mayUpload ? (
          <LinkButton href="/exports" icon={<Upload aria-hidden />}>
            Upload an export
          </LinkButton>
        ) : null
      }
    />
  );
}

function ExportLine({ item, now }: { item: ExportSummaryView; now: string }) {
  const { id, fileName, team, uploadedBy, uploadedAt } = item;
  return (
    <li className="relative flex flex-wrap items-center gap-x-4 gap-y-1 px-4 py-2 not-last:border-b hover:bg-hover">
      <span className="min-w-0 flex-1 basis-64">
        <span className="flex items-center gap-2">
          <FileArchive aria-hidden className="size-4 shrink-0 text-ink-faint" />
          <Link
            href={`/exports/${id}`}
            className="min-w-0 truncate rounded-sm font-medium text-accent-text after:absolute after:inset-0 hover:underline"
          >
            {fileName}
          </Link>
        </span>
        <span className="block truncate pl-6 text-sm text-ink-muted">
          {uploadedBy}, team {team}
        </span>
      </span>
      <Standing item={item} />
      <span className="text-sm text-ink-muted sm:w-32 sm:text-right">
        <RelativeTime at={uploadedAt} now={now} />
      </span>
    </li>
  );
}

function Standing({
  item: { readable, profileCount, aliveCount, pendingCount },
}: {
  item: ExportSummaryView;
}) {
  if (!readable) return <Status kind="error">Not readable</Status>;
  if (profileCount === 0) return <Status kind="stopped">No profiles</Status>;
  if (pendingCount > 0) return <Status kind="progress">Checking {pendingCount} in AWS</Status>;
  const words = `${aliveCount} of ${profileCount} alive`;
  return <Status kind={aliveCount === profileCount ? "success" : "warning"}>{words}</Status>;
}
