"use client";

import type { RulesView } from "@quarry/domain/bills/schema";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { monthLater } from "./bills-address.ts";
import { rulesOf, startingDraft, versionOf } from "./rules-draft.ts";
import type { RulesDraft } from "./rules-draft.ts";

export type RulesState = ReturnType<typeof useRulesDraft>;

/** What an admin types into the rules, what it would make of a month, and how it is saved. */
export function useRulesDraft(view: RulesView, now: string) {
  const thisMonth = now.slice(0, 7);
  const queryClient = useQueryClient();
  const { show } = useToast();
  const [draft, setDraft] = useState(() => startingDraft(view, thisMonth));
  const [triedOn, setTriedOn] = useState(monthLater(thisMonth, -1));
  const preview = useMutation(api.bills.previewRules.mutationOptions());
  const save = useMutation(
    api.bills.saveRules.mutationOptions({
      onSuccess: async () => {
        show({ title: "The rules are saved", tone: "success" });
        await queryClient.invalidateQueries({ queryKey: api.bills.key() });
      },
    }),
  );
  const error = save.error ?? preview.error;
  const refusal = error ? refusalOf(error) : undefined;
  const details = refusal?.details ?? [];
  // What is tried has a month of its own.
  const isOfTrial = ({ path }: { path: string }): boolean => save.error === null && path === "month";
  const forget = (): void => {
    preview.reset();
    save.reset();
  };
  return {
    draft,
    triedOn,
    preview: preview.data,
    isTrying: preview.isPending,
    isSaving: save.isPending,
    details: details.filter((detail) => !isOfTrial(detail)),
    trialProblem: details.find(isOfTrial)?.message,
    /** What is wrong with no field, or with the rules together. */
    generalProblem:
      details.find(({ path }) => path === "rules")?.message ??
      (details.length === 0 ? refusal?.message : undefined),
    isRefused: refusal !== undefined,
    change: (part: Partial<RulesDraft>): void => {
      forget();
      setDraft((before) => ({ ...before, ...part }));
    },
    tryOn: (month: string): void => {
      forget();
      setTriedOn(month);
    },
    tryOut: (): void => {
      save.reset();
      preview.mutate({ ...rulesOf(draft), month: triedOn });
    },
    save: (): void =>
      save.mutate({ ...rulesOf(draft), month: draft.month, version: versionOf(view, draft.month) }),
  };
}
