"use client";

import type { ConnectionPoliciesView } from "@quarry/domain/connections/schema";
import { CopyButton } from "@quarry/ui/copy-button";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { Tabs } from "@quarry/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { DocumentPanel } from "../roles/document-panel.tsx";

interface RolePoliciesViewProps {
  connection: { id: string; externalId: string | null };
}

/** What to paste into the role in AWS: who may assume it, and a policy for each thing that it may do. */
export function RolePoliciesView({ connection: { id, externalId } }: RolePoliciesViewProps) {
  const query = useQuery(api.connections.policies.queryOptions({ input: { id } }));
  return (
    <div className="flex flex-col gap-4 pb-2">
      {externalId === null ? null : (
        <div>
          <p className="text-xs font-medium text-ink-faint">External id, made for this connection alone</p>
          <p className="flex items-center gap-1">
            <code className="font-mono text-sm break-all">{externalId}</code>
            <CopyButton text={externalId} label="Copy external id" />
          </p>
        </div>
      )}
      <QueryBoundary
        query={query}
        loading={<SkeletonText lines={8} />}
        failed="The policies could not be loaded"
      >
        {(policies) => <Tabs label="Policies of the role" tabs={tabsOf(policies)} />}
      </QueryBoundary>
    </div>
  );
}

function tabsOf({ trust, policies }: ConnectionPoliciesView) {
  return [
    ...(trust
      ? [
          {
            id: "trust",
            label: "Who may work as it",
            panel: (
              <DocumentPanel
                document={trust}
                label="trust policy"
                filename="quarry-trust.json"
                note="The trust policy of the role."
              />
            ),
          },
        ]
      : []),
    ...policies.map(({ task, title, without, document }) => ({
      id: task,
      label: title,
      panel: (
        <DocumentPanel
          document={document}
          label={`policy “${title}”`}
          filename={`quarry-${task}.json`}
          note={without}
        />
      ),
    })),
  ];
}
