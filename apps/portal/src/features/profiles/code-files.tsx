"use client";

import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { CodeFileTabs } from "./code-file-tabs.tsx";

interface CodeFilesProps {
  /** The profile's id. */
  id: string;
}

/** A profile as files of Terraform, CDK, CloudFormation and the shell. */
export function CodeFiles({ id }: CodeFilesProps) {
  const query = useQuery(api.profiles.code.queryOptions({ input: { id } }));
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} label="Loading the files" />}
      failed="The files could not be loaded"
    >
      {(view) => <CodeFileTabs view={view} />}
    </QueryBoundary>
  );
}
