"use client";

import type { EndpointDetailView } from "@quarry/domain/endpoints/schema";
import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Button } from "@quarry/ui/button";
import { Callout } from "@quarry/ui/callout";
import { LinkButton } from "@quarry/ui/link-button";
import { PageHeader } from "@quarry/ui/page-header";
import { SkeletonText } from "@quarry/ui/skeleton-text";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { QueryBoundary } from "@/client/query-boundary.tsx";
import { useKeptDraft } from "../requests/use-kept-draft.ts";
import { useSubmitRequest } from "../requests/use-submit-request.ts";
import { deploySubmission } from "./deploy-draft.ts";
import { deployRules } from "./deploy-rules.ts";
import { DeployWizard } from "./deploy-wizard.tsx";
import { draftOfEndpoint } from "./draft-of-deployment.ts";
import { whyNotUpdate } from "./endpoint-words.ts";

/** Asks for an endpoint in service to become something else: the wizard, filled in with how it is. */
export function UpdateEndpoint({ id }: { id: string }) {
  const query = useQuery(api.endpoints.get.queryOptions({ input: { id }, refetchOnWindowFocus: false }));
  return (
    <QueryBoundary
      query={query}
      loading={<SkeletonText lines={12} />}
      failed="The endpoint could not be loaded"
    >
      {(endpoint) => {
        const refusal = whyNotUpdate(endpoint);
        return refusal === undefined ? (
          <Update key={endpoint.generation} endpoint={endpoint} />
        ) : (
          <Callout
            tone="info"
            title="It cannot be updated now"
            action={<LinkButton href={`/endpoints/${id}`}>See it</LinkButton>}
          >
            {refusal}
          </Callout>
        );
      }}
    </QueryBoundary>
  );
}

function Update({ endpoint }: { endpoint: EndpointDetailView }) {
  const { id, name, generation } = endpoint;
  const places = useQuery(api.requests.places.queryOptions({ input: {} })).data?.items ?? [];
  const start = draftOfEndpoint(endpoint, places);
  const { draft, change, clear } = useKeptDraft({
    name: `quarry-update-${id}-${generation}`,
    rules: deployRules,
    otherwise: start,
    memory: "tab",
  });
  const submit = useSubmitRequest(clear);
  return (
    <>
      <PageHeader
        breadcrumbs={
          <Breadcrumbs
            items={[
              { label: "Endpoints", href: "/endpoints" },
              { label: name, href: `/endpoints/${id}` },
            ]}
          />
        }
        title={`Update ${name}`}
        description="It serves on as it is until what you ask for does. Name, Region, placement and tags stay."
        actions={<Button onClick={clear}>Start over</Button>}
      />
      <DeployWizard
        draft={draft}
        onChange={change}
        onSubmit={() => submit(deploySubmission(draft))}
        submitLabel="Ask for it"
      />
    </>
  );
}
