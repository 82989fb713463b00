"use client";

import { keepPreviousData, skipToken, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { MonthlyCost } from "./monthly-cost.tsx";
import type { RequestDraft } from "./request-draft.ts";
import { useSources } from "./use-sources.ts";

/** What the expected use costs a month, kept current while it is typed. */
export function CostLine({ draft }: { draft: RequestDraft }) {
  const { inputTokensPerMonth, outputTokensPerMonth, source } = draft;
  const chosen = useSources(draft).data?.items.find(({ arn }) => arn === source);
  const isComplete = chosen !== undefined && inputTokensPerMonth !== null && outputTokensPerMonth !== null;
  const { data: cost } = useQuery(
    api.requests.estimate.queryOptions({
      input: isComplete
        ? {
            baseModelId: chosen.baseModelId,
            routing: chosen.routing,
            region: draft.region,
            inputTokensPerMonth,
            outputTokensPerMonth,
          }
        : skipToken,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <p aria-live="polite" className="min-h-10 text-sm text-ink-muted">
      {cost ? (
        <>
          <strong className="text-base font-semibold text-ink">
            <MonthlyCost microdollars={cost.monthlyMicrodollars} />
          </strong>{" "}
          a month. {cost.explanation}
        </>
      ) : null}
    </p>
  );
}
