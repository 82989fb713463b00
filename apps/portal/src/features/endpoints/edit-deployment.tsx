"use client";

import type { DeploymentView, UpdateView } from "@quarry/domain/requests/schema";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { useKeptDraft } from "../requests/use-kept-draft.ts";
import { useReviseRequest } from "../requests/use-revise-request.ts";
import { deploySubmission } from "./deploy-draft.ts";
import { deployRules } from "./deploy-rules.ts";
import { DeployWizard } from "./deploy-wizard.tsx";
import { draftOfRequest } from "./draft-of-deployment.ts";

/** Changes a pending request for an endpoint or its update, in the wizard that it was asked for with. */
export function EditDeployment({ request }: { request: DeploymentView | UpdateView }) {
  const { id, version } = request;
  const places = useQuery(api.requests.places.queryOptions({ input: {} })).data?.items ?? [];
  const { draft, change, clear } = useKeptDraft({
    name: `quarry-request-${id}-${version}`,
    rules: deployRules,
    otherwise: draftOfRequest(request, places),
    memory: "tab",
  });
  const revise = useReviseRequest(request, clear);
  const save = () => {
    const { team: _team, ...wish } = deploySubmission(draft);
    return revise(wish);
  };
  return (
    <DeployWizard
      draft={draft}
      onChange={change}
      onSubmit={save}
      submitLabel="Save the new version"
      isRevision
    />
  );
}
