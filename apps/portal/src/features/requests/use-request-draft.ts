"use client";

import type { RequestDraft } from "./request-draft.ts";
import { requestRules } from "./request-rules.ts";
import { useKeptDraft } from "./use-kept-draft.ts";

/** A draft of a request for a profile, kept in this browser under a name of its own. */
export function useRequestDraft(name: string, otherwise: RequestDraft) {
  return useKeptDraft({ name, rules: requestRules, otherwise });
}
