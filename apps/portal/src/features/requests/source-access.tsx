"use client";

import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { RegionAccessList } from "./region-access-list.tsx";
import type { RequestDraft } from "./request-draft.ts";

/** Whether the account may call the chosen model in each Region it routes to. */
export function SourceAccess({ draft }: { draft: RequestDraft }) {
  const { connectionId, region, source } = draft;
  const access = useQuery(api.requests.access.queryOptions({ input: { connectionId, region, source } }));
  return (
    <div>
      <h3 className="mb-1 font-medium">Model access</h3>
      {access.isPending ? <SkeletonText lines={1} /> : null}
      {access.isError ? <p className="text-sm text-ink-muted">{refusalOf(access.error).message}</p> : null}
      {access.data ? <RegionAccessList access={access.data.items} /> : null}
    </div>
  );
}
