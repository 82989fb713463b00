"use client";

import type { ExportView } from "@quarry/domain/exports/schema";
import type { MeView } from "@quarry/domain/settings/schema";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { AdoptionOutcome } from "./adoption-outcome.tsx";
import { ExportFacts } from "./export-facts.tsx";
import { ExportHeader } from "./export-header.tsx";
import { ExportSkeleton } from "./export-skeleton.tsx";
import { FoundApps } from "./found-apps.tsx";
import { FoundProfiles } from "./found-profiles.tsx";
import { FoundSystemProfiles } from "./found-system-profiles.tsx";
import { lookAgainAfter } from "./look-again.ts";
import { ReaderNotes } from "./reader-notes.tsx";
import { UnreadableExport } from "./unreadable-export.tsx";
import { UnresolvedExpressions } from "./unresolved-expressions.tsx";
import { useAdoption } from "./use-adoption.ts";

interface ExportDetailProps {
  id: string;
  /** The time of the page, ISO 8601. */
  now: string;
}

/** One export: what was found in it, and where each profile stands in AWS. */
export function ExportDetail({ id, now }: ExportDetailProps) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} }));
  const query = useQuery(
    api.exports.get.queryOptions({
      input: { id },
      refetchInterval: ({ state: { data } }) => lookAgainAfter(data?.profiles ?? []),
    }),
  );
  return (
    <QueryBoundary query={me} loading={<ExportSkeleton />} failed="Your teams could not be loaded">
      {(person) => (
        <QueryBoundary query={query} loading={<ExportSkeleton />} failed="The export could not be loaded">
          {(view) => <LoadedExport view={view} me={person} now={now} />}
        </QueryBoundary>
      )}
    </QueryBoundary>
  );
}

interface LoadedExportProps {
  view: ExportView;
  me: MeView;
  now: string;
}

function LoadedExport({ view, me, now }: LoadedExportProps) {
  const adoption = useAdoption(view, me);
  const { result } = view;
  return (
    <div className="flex min-w-0 flex-col gap-4">
      <ExportHeader view={view} adoption={adoption} />
      <ExportFacts view={view} now={now} />
      {result.ok ? (
        <>
          <AdoptionOutcome adoption={adoption} profiles={view.profiles} />
          <FoundProfiles view={view} reading={result} adoption={adoption} now={now} />
          <FoundApps apps={result.apps} />
          <FoundSystemProfiles profiles={result.systemDefinedProfiles} />
          <UnresolvedExpressions expressions={result.unresolved} />
          <ReaderNotes reading={result} />
        </>
      ) : (
        <UnreadableExport error={result.error} />
      )}
    </div>
  );
}
