"use client";

import { Section } from "@quarry/ui/section";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { BudgetDraft } from "./budget-draft.ts";
import type { BudgetChoices } from "./budget-scope-fields.tsx";
import { dollars } from "./budget-words.ts";
import { levelSentences } from "./level-sentences.ts";

interface BudgetSentencesProps {
  draft: BudgetDraft;
  scopes: BudgetChoices | undefined;
}

/** What will happen, in words, while it is typed; and what is spent already. */
export function BudgetSentences({ draft, scopes }: BudgetSentencesProps) {
  const team =
    draft.team === "" ? null : (scopes?.teams.find(({ slug }) => slug === draft.team)?.name ?? draft.team);
  const sentences = levelSentences(draft, team);
  return (
    <div className="lg:sticky lg:top-20">
      <Section title="What will happen">
        <div aria-live="polite" className="flex flex-col gap-3">
          <SpentSoFar draft={draft} />
          {sentences.length === 0 ? (
            <p className="text-ink-muted">Write an amount and levels to see what they do.</p>
          ) : (
            <dl className="grid grid-cols-[auto_minmax(0,1fr)] gap-x-4 gap-y-2">
              {sentences.map(({ level, sentence }) => (
                <div key={level} className="contents">
                  <dt className="font-medium tabular-nums">{level}</dt>
                  <dd>{sentence}</dd>
                </div>
              ))}
            </dl>
          )}
        </div>
      </Section>
    </div>
  );
}

function SpentSoFar({ draft }: { draft: BudgetDraft }) {
  const { team, connectionId, tagKey, tagValue, period, metric } = draft;
  const isWhole = tagKey !== "" && tagValue !== "";
  const preview = useQuery(
    api.budgets.preview.queryOptions({
      input: {
        tagKey,
        tagValue,
        period,
        metric,
        ...(team !== "" && { team }),
        ...(connectionId !== "" && { connectionId }),
      },
      enabled: isWhole,
      placeholderData: keepPreviousData,
      retry: false,
    }),
  ).data;
  if (!isWhole || !preview)
    return <p className="text-ink-muted">Choose a tag and its value to see what is spent.</p>;
  if (preview.billedUntil === null)
    return <p>No bill is divided by this tag, so nothing is known of it yet.</p>;
  const by = preview.forecastBasis === "aws" ? "By AWS’s forecast" : "At this rate";
  const forecast = preview.forecast === null ? "" : ` ${by} it comes to ${dollars(preview.forecast)}.`;
  return (
    <p>
      Since {preview.from}, {dollars(preview.spent)} is spent under this tag.{forecast}{" "}
      {profilesInWords(preview.profiles)}
    </p>
  );
}

function profilesInWords(count: number): string {
  if (count === 0) return "No profile under it could be suspended.";
  return count === 1 ? "One profile could be suspended." : `${count} profiles could be suspended.`;
}
