"use client";

import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { CodeFileTabs } from "../profiles/code-file-tabs.tsx";

/** The planned profile as files of Terraform, CDK, CloudFormation and the shell; asked for when it is opened. */
export function RequestCode({ id }: { id: string }) {
  const [isOpen, setOpen] = useState(false);
  const query = useQuery({ ...api.requests.code.queryOptions({ input: { id } }), enabled: isOpen });
  return (
    <Section
      title="Infrastructure files"
      description="The same profile for those who keep their infrastructure as code."
    >
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary className="cursor-pointer font-medium">Terraform, CDK, CloudFormation, AWS CLI</summary>
        <div className="pt-3">
          {isOpen ? (
            <QueryBoundary
              query={query}
              loading={<SkeletonText lines={8} />}
              failed="The files could not be loaded"
            >
              {(view) => <CodeFileTabs view={view} />}
            </QueryBoundary>
          ) : null}
        </div>
      </details>
    </Section>
  );
}
