"use client";

import type { CreationView, RequestView } from "@quarry/domain/requests/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import dynamic from "next/dynamic";
import type { ReactNode } from "react";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { draftOf, submission } from "./request-draft.ts";
import { canBeEdited } from "./request-words.ts";
import { RequestWizard } from "./request-wizard.tsx";
import { useRequestDraft } from "./use-request-draft.ts";
import { useReviseRequest } from "./use-revise-request.ts";

// Most requests that are changed are for profiles, which need no wizard of endpoints.
const EditDeployment = dynamic(
  async () => (await import("../endpoints/edit-deployment.tsx")).EditDeployment,
  { loading: () => <SkeletonText lines={12} /> },
);

/** Changes a pending request; votes on what it was before do not count any more. */
export function EditRequest({ id }: { id: string }) {
  const query = useQuery(api.requests.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} />}
      failed="The request could not be loaded"
    >
      {(request) =>
        canBeEdited(request) ? (
          <Edit key={request.version} request={request}>
            {wizardOf(request)}
          </Edit>
        ) : (
          <Fixed id={id} />
        )
      }
    </QueryBoundary>
  );
}

function wizardOf(request: RequestView): ReactNode {
  if (request.kind === "profile.create") return <EditCreation request={request} />;
  if (request.kind === "endpoint.create" || request.kind === "endpoint.update")
    return <EditDeployment request={request} />;
  return null;
}

function Edit({ request, children }: { request: RequestView; children: ReactNode }) {
  const { id, title, mayEdit, votes } = request;
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Requests", href: "/requests" }]} />}
        title={`Change ${title}`}
        description="Saving makes a new version with a new plan."
      />
      {votes.length === 0 ? null : (
        <Callout tone="warning">Votes on the version before do not count for the new one.</Callout>
      )}
      {mayEdit ? children : <Fixed id={id} />}
    </>
  );
}

function EditCreation({ request }: { request: CreationView }) {
  const { draft, change, clear } = useRequestDraft(
    `quarry-request-${request.id}-${request.version}`,
    draftOf(request),
  );
  const revise = useReviseRequest(request, clear);
  return (
    <RequestWizard
      draft={draft}
      onChange={change}
      onSubmit={() => revise({ kind: "profile.create", spec: submission(draft).spec })}
      submitLabel="Save the new version"
      isRevision
    />
  );
}

function Fixed({ id }: { id: string }) {
  return (
    <Callout
      tone="info"
      title="Nothing to change"
      action={<LinkButton href={`/requests/${id}`}>See it</LinkButton>}
    >
      The request is decided, it is of a kind that can only be taken back, or you are not in its team.
    </Callout>
  );
}
