"use client";

import type { PresetsView } from "@quarry/domain/requests/preset-schema";
import type { RequestPreset } from "@quarry/domain/requests/schema";
import { useToast } from "@quarry/ui/toast";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import { keptDraft } from "@/client/kept-draft.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { presetsOf, problemsOf, problemsOfAnswer, readPresets, rowsOf } from "./preset-draft.ts";
import type { PresetRow } from "./preset-draft.ts";

/** Presets as they are edited: in fields, or as the text that programs send. */
type Content = { kind: "fields"; rows: PresetRow[] } | { kind: "json"; text: string };

interface Draft {
  /** The version that was being looked at when the first change was typed. */
  version: number;
  content: Content;
}

const presetsDraft = keptDraft<Draft>();
const nothing: readonly FieldProblem[] = [];

/** What an admin types into the presets, until it is saved or discarded; untouched, it follows the server. */
export function usePresetsDraft(view: PresetsView) {
  const draft = presetsDraft.useDraft();
  const [isText, setText] = useState(false);
  const [typed, setTyped] = useState(nothing);
  const queryClient = useQueryClient();
  const { show } = useToast();
  const reload = () => queryClient.invalidateQueries({ queryKey: api.requests.presets.key() });
  const saving = useMutation(
    api.requests.savePresets.mutationOptions({
      onSuccess: async () => {
        await reload();
        presetsDraft.keep(undefined);
        show({ title: "The presets are saved", tone: "success" });
      },
    }),
  );
  const content = draft?.content ?? (isText ? textOf(view.items) : fieldsOf(view.items));
  const version = draft?.version ?? view.version;
  const forget = () => {
    saving.reset();
    setTyped(nothing);
  };
  const put = (next: Content) => {
    forget();
    setText(next.kind === "json");
    if (draft) presetsDraft.keep({ version, content: next });
  };
  return {
    content,
    isChanged: draft !== undefined,
    isSaving: saving.isPending,
    problems: saving.isError ? problemsOfAnswer(saving.error) : typed,
    change: (next: Content) => {
      forget();
      presetsDraft.keep({ version, content: next });
    },
    /** Shows the same presets in the other way; a text that holds none stays, and says why. */
    turn: () => {
      const read = readContent(content);
      if (content.kind === "fields") put(textOf(presetsOf(content.rows)));
      else if ("presets" in read) put(fieldsOf(read.presets));
      else setTyped(read.problems);
    },
    discard: () => {
      forget();
      presetsDraft.keep(undefined);
      void reload();
    },
    save: () => {
      const read = readContent(content);
      if ("presets" in read) saving.mutate({ version, items: read.presets });
      else setTyped(read.problems);
    },
  };
}

const fieldsOf = (presets: readonly RequestPreset[]): Content => ({ kind: "fields", rows: rowsOf(presets) });
const textOf = (presets: readonly RequestPreset[]): Content => ({
  kind: "json",
  text: JSON.stringify(presets, null, 2),
});

/** The presets that the content makes, or what is wrong with it. */
function readContent(content: Content): { presets: RequestPreset[] } | { problems: readonly FieldProblem[] } {
  if (content.kind === "json") {
    const read = readPresets(content.text);
    return typeof read === "string" ? { problems: [{ path: "", message: read }] } : { presets: read };
  }
  const problems = problemsOf(content.rows);
  return problems.length > 0 ? { problems } : { presets: presetsOf(content.rows) };
}
