"use client";

import { PageHeader } from "@quarry/ui/page-header";
import { Skeleton } from "@quarry/ui/skeleton";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useListFilter } from "@/navigation/use-list-filter.ts";
import { PolicyEditor } from "./policy-editor.tsx";
import { PolicyScope } from "./policy-scope.tsx";
import { PolicyView } from "./policy-view.tsx";
import { TagReport } from "./tag-report.tsx";
import type { TagsFilter } from "./tags-filter-schema.ts";
import { policyInput } from "./tags-filter.ts";
import type { PolicyDraft } from "./use-policy-draft.ts";

/** The tags that profiles must carry, and the profiles that do not. */
export function TagPolicyScreen() {
  const { filter, change } = useListFilter<TagsFilter>();
  // Drafts outlive the look at another team.
  const [drafts, setDrafts] = useState<ReadonlyMap<string, PolicyDraft>>(new Map());
  const policy = useQuery(
    api.tags.policy.queryOptions({ input: policyInput(filter), placeholderData: keepPreviousData }),
  );
  const { data: me } = useQuery(api.settings.me.queryOptions({ input: {} }));
  const mayGovern = me?.permissions.includes("tags.govern") === true;
  return (
    <>
      <PageHeader
        title="Tag policy"
        description="Which tags every profile must carry, so that the bill can be split, and which profiles break that."
      />
      <QueryBoundary
        query={policy}
        loading={<Skeleton className="h-40" />}
        failed="The tag policy could not be loaded"
      >
        {(view) => (
          <>
            <PolicyScope policy={view} onChange={(team) => change({ team })} />
            {mayGovern ? (
              <PolicyEditor
                key={view.team ?? ""}
                policy={view}
                draft={drafts.get(view.team ?? "")}
                onDraft={(draft) => setDrafts((before) => withDraft(before, view.team ?? "", draft))}
              />
            ) : (
              <PolicyView policy={view} />
            )}
          </>
        )}
      </QueryBoundary>
      <TagReport filter={filter} onFilter={change} />
    </>
  );
}

function withDraft(
  drafts: ReadonlyMap<string, PolicyDraft>,
  team: string,
  draft: PolicyDraft | undefined,
): ReadonlyMap<string, PolicyDraft> {
  const next = new Map(drafts);
  if (draft) next.set(team, draft);
  else next.delete(team);
  return next;
}
