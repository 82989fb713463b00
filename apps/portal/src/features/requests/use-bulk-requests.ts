"use client";

import type { RequestPreset, SourceView } from "@quarry/domain/requests/schema";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { mergeTags, nameFor, submission } from "./request-draft.ts";
import type { RequestDraft } from "./request-draft.ts";
import { useRequestChange } from "./use-request-change.ts";

/** What became of one model: the request's id, or why there is none. */
export interface BulkOutcome {
  model: string;
  id?: string;
  message?: string;
}

interface BulkOrder {
  preset: RequestPreset;
  draft: RequestDraft;
  models: readonly string[];
  sources: readonly SourceView[];
}

/** Asks for several models one after another; a refusal stops none of the others. */
export function useBulkRequests() {
  const [outcomes, setOutcomes] = useState<readonly BulkOutcome[]>([]);
  const [isSending, setSending] = useState(false);
  const submit = useMutation(api.requests.submit.mutationOptions(useRequestChange()));
  const ask = async (model: string, order: BulkOrder): Promise<BulkOutcome> => {
    try {
      const { id } = await submit.mutateAsync(submission(draftFor(model, order)));
      return { model, id };
    } catch (error) {
      return { model, message: refusalOf(error).message };
    }
  };
  const send = async (order: BulkOrder) => {
    setSending(true);
    for (const model of order.models) {
      // One at a time, so that the quota is counted right.
      const outcome = await ask(model, order);
      setOutcomes((before) => [...before, outcome]);
    }
    setSending(false);
  };
  return { outcomes, isSending, send, forget: () => setOutcomes([]) };
}

function draftFor(model: string, { preset, draft, sources }: BulkOrder): RequestDraft {
  const { environment, inputTokensPerMonth, outputTokensPerMonth, tags } = preset;
  return {
    ...draft,
    environment,
    inputTokensPerMonth,
    outputTokensPerMonth,
    baseModelId: model,
    source: sources.find(({ baseModelId }) => baseModelId === model)?.arn ?? "",
    name: nameFor({ ...draft, environment }, model),
    tags: mergeTags(draft.tags, tags),
  };
}
