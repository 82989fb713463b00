"use client";

import { SkeletonText } from "@quarry/ui/skeleton-text";
import { Tabs } from "@quarry/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { PolicyPanel } from "./policy-panel.tsx";

interface PolicyListProps {
  /** The profile's id. */
  id: string;
}

/** The IAM policies for a profile, a tab each. */
export function PolicyList({ id }: PolicyListProps) {
  const query = useQuery(api.profiles.policies.queryOptions({ input: { id } }));
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} label="Loading the policies" />}
      failed="The policies could not be loaded"
    >
      {({ policies }) => (
        <Tabs
          label="Policies"
          tabs={policies.map((policy) => ({
            id: policy.id,
            label: policy.label,
            panel: <PolicyPanel policy={policy} />,
          }))}
        />
      )}
    </QueryBoundary>
  );
}
