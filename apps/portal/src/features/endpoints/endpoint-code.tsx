"use client";

import { Callout } from "@quarry/ui/callout";
import { Section } from "@quarry/ui/section";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { Tabs } from "@quarry/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SnippetPanel } from "../profiles/snippet-panel.tsx";
import { anyText, useRemembered } from "../profiles/use-remembered.ts";

/** Code that calls an endpoint, a tab for each way; the one chosen last is open, on whichever endpoint. */
export function EndpointCode({ id }: { id: string }) {
  const query = useQuery(api.endpoints.code.queryOptions({ input: { id } }));
  const [choice, setChoice] = useRemembered(codeChoice);
  return (
    <Section
      title="Code"
      description="Filled in with this endpoint’s name and Region; it runs with your AWS credentials."
    >
      <QueryBoundary
        query={query}
        loading={<SkeletonText lines={10} label="Loading the code" />}
        failed="The code could not be loaded"
      >
        {({ snippets, remark }) => (
          <div className="flex flex-col gap-3">
            {remark === null ? null : <Callout tone="warning">{remark}</Callout>}
            {snippets.length === 0 ? null : (
              <Tabs
                label="Ways to call it"
                value={snippets.find((snippet) => snippet.id === choice)?.id ?? snippets[0]?.id}
                onChange={setChoice}
                tabs={snippets.map((snippet) => ({
                  id: snippet.id,
                  label: snippet.label,
                  panel: <SnippetPanel snippet={snippet} />,
                }))}
              />
            )}
          </div>
        )}
      </QueryBoundary>
    </Section>
  );
}

const codeChoice = { name: "quarry.endpoint-code", schema: anyText, otherwise: "boto3" };
