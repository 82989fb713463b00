"use client";

import type { TagPolicyView } from "@quarry/domain/tags/schema";
import { fetched } from "@quarry/ui/fetched";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { refusalOf } from "@/client/refusal.ts";
import { useFetchedAct } from "@/client/use-fetched.ts";
import { draftOf, problemsOfAnswer, rulesOf } from "./policy-draft.ts";
import type { RuleDraft } from "./policy-draft.ts";

/** A policy that has been changed and not been saved. */
export interface PolicyDraft {
  /** The version that was being looked at when the first change was typed. */
  version: number;
  rows: RuleDraft[];
}

export interface PolicyDraftProps {
  policy: TagPolicyView;
  draft: PolicyDraft | undefined;
  onDraft: (draft: PolicyDraft | undefined) => void;
}

const policyRules = fetched(() => import("./policy-check.ts"));

const noProblems: ReadonlyMap<string, string> = new Map();

/** What an admin types into a policy, until it is saved or discarded; untouched, it follows the server. */
export function usePolicyDraft({ policy, draft, onDraft }: PolicyDraftProps) {
  const [typed, setTyped] = useState(noProblems);
  const queryClient = useQueryClient();
  const { show } = useToast();
  const saving = useMutation(
    api.tags.savePolicy.mutationOptions({
      onSuccess: async () => {
        await queryClient.invalidateQueries({ queryKey: api.tags.key() });
        onDraft(undefined);
        show({ title: "The tag policy is saved", tone: "success" });
      },
    }),
  );
  const rows = draft?.rows ?? draftOf(policy.rules);
  const version = draft?.version ?? policy.version;
  const refusal = saving.isError ? refusalOf(saving.error) : undefined;
  const answered = problemsOfAnswer(refusal?.details ?? []);
  const forget = () => {
    saving.reset();
    setTyped(noProblems);
  };
  const check = useFetchedAct(policyRules, ({ problemsOf }) => {
    const problems = problemsOf(rows);
    setTyped(problems);
    if (problems.size === 0) saving.mutate({ team: policy.team, version, rules: rulesOf(rows) });
  });
  const general = typed.get("") ?? answered.get("") ?? (answered.size === 0 ? refusal?.message : undefined);
  return {
    rows,
    isChanged: draft !== undefined,
    isSaving: check.isWaiting || saving.isPending,
    problems: typed.size > 0 ? typed : answered,
    /** What belongs to no row. */
    refusal: check.failure ?? general,
    change: (next: RuleDraft[]) => {
      forget();
      onDraft({ version, rows: next });
    },
    discard: () => {
      forget();
      onDraft(undefined);
      void queryClient.invalidateQueries({ queryKey: api.tags.policy.key() });
    },
    save: check.run,
  };
}
