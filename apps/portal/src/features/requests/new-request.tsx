"use client";

import { Breadcrumbs } from "@quarry/ui/breadcrumbs";
import { PageHeader } from "@quarry/ui/page-header";
import { skipToken, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import { PresetBar } from "./preset-bar.tsx";
import { emptyDraft, submission, successorOf } from "./request-draft.ts";
import type { RequestDraft } from "./request-draft.ts";
import { RequestWizard } from "./request-wizard.tsx";
import { useRequestDraft } from "./use-request-draft.ts";
import { useSubmitRequest } from "./use-submit-request.ts";

/** Asks for a profile: presets, the wizard, and a draft that is kept until it was sent. */
export function NewRequest({ replaces }: { replaces?: string | undefined }) {
  const start = useStart(replaces);
  const { draft, change, clear } = useRequestDraft(
    `quarry-request-draft${replaces ? `-${replaces}` : ""}`,
    start,
  );
  const submit = useSubmitRequest(clear);
  return (
    <>
      <PageHeader
        breadcrumbs={<Breadcrumbs items={[{ label: "Requests", href: "/requests" }]} />}
        title={replaces ? "Ask for a successor" : "Ask for a profile"}
        description={
          replaces
            ? "A new profile with the same tags. Aliases of the old one move to it once it is there; the old one stays."
            : "An application inference profile of your team: a model under your tags. What you type is kept in this browser until you send it."
        }
      />
      {replaces ? null : <PresetBar draft={draft} onChange={change} onClear={clear} />}
      <RequestWizard
        draft={draft}
        onChange={change}
        onSubmit={() => submit(submission(draft))}
        submitLabel="Ask for it"
      />
    </>
  );
}

/** An empty draft with what there is no choice about filled in. */
function useStart(replaces: string | undefined): RequestDraft {
  const replaced = useQuery(
    api.profiles.get.queryOptions({ input: replaces === undefined ? skipToken : { id: replaces } }),
  ).data;
  const places = useQuery(api.requests.places.queryOptions({ input: {} })).data?.items ?? [];
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const place = places.find(({ accountId }) => accountId === replaced?.accountId) ?? places[0];
  const [region] = place?.regions ?? [];
  const [team] = me ? uploadTeams(me) : [];
  return {
    ...emptyDraft,
    connectionId: place?.id ?? "",
    region: region ?? "",
    team: team?.slug ?? "",
    ...(replaced && successorOf(replaced)),
  };
}
