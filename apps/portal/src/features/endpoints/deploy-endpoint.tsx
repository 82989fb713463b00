"use client";

import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { Button } from "@quarry/ui/button";
import { PageHeader } from "@quarry/ui/page-header";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import { useKeptDraft } from "../requests/use-kept-draft.ts";
import { useSubmitRequest } from "../requests/use-submit-request.ts";
import { deploySubmission, emptyDeployDraft } from "./deploy-draft.ts";
import type { DeployDraft } from "./deploy-draft.ts";
import { useServingImages } from "./deploy-images.ts";
import { deployRules } from "./deploy-rules.ts";
import { DeployWizard } from "./deploy-wizard.tsx";

/** Asks for an endpoint: the wizard, and a draft that lasts in this tab until it was sent. */
export function DeployEndpoint() {
  const start = useStart();
  const { draft, change, clear } = useKeptDraft({
    name: "quarry-deploy-draft",
    rules: deployRules,
    otherwise: start,
    memory: "tab",
  });
  const submit = useSubmitRequest(clear);
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Endpoints", href: "/endpoints" }]} />}
        title="Deploy a model"
        description="A SageMaker endpoint for your team: a model on instances that are paid for while they run. What you fill in is kept in this tab until you send it."
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

/** An empty draft with what there is no choice about filled in. */
function useStart(): DeployDraft {
  const places = useQuery(api.requests.places.queryOptions({ input: {} })).data?.items ?? [];
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const [place] = places;
  const [region = ""] = place?.regions ?? [];
  const [team] = me ? uploadTeams(me) : [];
  const images = useServingImages().data?.items ?? [];
  const image = images.find(({ kind }) => kind === emptyDeployDraft.imageKind);
  return {
    ...emptyDeployDraft,
    connectionId: place?.id ?? "",
    accountId: place?.accountId ?? "",
    region,
    imageVersion: image?.versions[0] ?? "",
    team: team?.slug ?? "",
  };
}
