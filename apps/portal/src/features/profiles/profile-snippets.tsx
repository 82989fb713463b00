"use client";

import { Tabs } from "@quarry/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { chosenSnippet, useSnippetChoice } from "./snippet-choice.ts";
import { SnippetPanel } from "./snippet-panel.tsx";

interface ProfileSnippetsProps {
  /** The profile's id. */
  id: string;
}

/** Working code for a profile, a tab for each library. */
export function ProfileSnippets({ id }: ProfileSnippetsProps) {
  const query = useQuery(api.profiles.snippets.queryOptions({ input: { id } }));
  const [choice, setChoice] = useSnippetChoice();
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} label="Loading the code" />}
      failed="The code could not be loaded"
    >
      {({ snippets }) => (
        <Tabs
          label="Libraries"
          value={chosenSnippet(snippets, choice)?.id}
          onChange={setChoice}
          tabs={snippets.map((snippet) => ({
            id: snippet.id,
            label: snippet.label,
            panel: <SnippetPanel snippet={snippet} />,
          }))}
        />
      )}
    </QueryBoundary>
  );
}
