"use client";

import { Callout } from "@quarry/ui/callout";
import { Dialog } from "@quarry/ui/dialog";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { Tabs } from "@quarry/ui/tabs";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { SnippetPanel } from "../profiles/snippet-panel.tsx";

interface TestCodeProps {
  /** The endpoint's id. */
  id: string;
  request: { body: string; component: string | null };
  /** The folder in S3 that a queued call was put into; null for any other. */
  inputFolder: string | null;
}

/** The call that was made, as code for one’s own program. */
export function TestCodeDialog({ trigger, ...props }: TestCodeProps & Opened) {
  return (
    <Dialog
      title="Code for this call"
      description="Sends the same body with your own AWS credentials."
      width="lg"
      trigger={trigger}
    >
      <TestCode {...props} />
    </Dialog>
  );
}

function TestCode({ id, request: { body, component }, inputFolder }: TestCodeProps) {
  // The body may be large and private: it is forgotten as soon as the dialog closes.
  const query = useQuery(
    api.endpoints.callCode.queryOptions({ input: { id, component, inputFolder, body }, gcTime: 0 }),
  );
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} label="Loading the code" />}
      failed="The code could not be made"
    >
      {({ snippets, remark }) => (
        <div className="flex flex-col gap-3">
          {remark === null ? null : <Callout>{remark}</Callout>}
          <Tabs
            label="Ways to call it"
            tabs={snippets.map((snippet) => ({
              id: snippet.id,
              label: snippet.label,
              panel: <SnippetPanel snippet={snippet} />,
            }))}
          />
        </div>
      )}
    </QueryBoundary>
  );
}
