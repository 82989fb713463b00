"use client";

import { TextArea } from "@quarry/ui/text-area";
import type { KeyboardEvent } from "react";
import type { DraftProblems, TestDraft } from "./test-draft.ts";

interface TestWordsProps {
  draft: TestDraft;
  problems: DraftProblems;
  onChange: (part: Partial<TestDraft>) => void;
}

/** What is sent: JSON as it stands, or the words that a form wraps. Ctrl or ⌘ with Enter sends. */
export function TestWords({ draft: { form, prompt, system, body }, problems, onChange }: TestWordsProps) {
  if (form === "raw") {
    return (
      <TextArea
        label="JSON"
        code
        rows={8}
        spellCheck={false}
        autoCapitalize="off"
        autoCorrect="off"
        value={body}
        error={problems.body}
        onChange={(event) => onChange({ body: event.target.value })}
        onKeyDown={sendOnEnter}
      />
    );
  }
  return (
    <>
      {form === "openai-chat" ? (
        <TextArea
          label="System message"
          optional
          rows={2}
          value={system}
          onChange={(event) => onChange({ system: event.target.value })}
          onKeyDown={sendOnEnter}
        />
      ) : null}
      <TextArea
        label={labels[form]}
        hint={form === "embeddings" ? "Each line is a text, and gets a vector." : undefined}
        rows={4}
        value={prompt}
        error={problems.prompt}
        onChange={(event) => onChange({ prompt: event.target.value })}
        onKeyDown={sendOnEnter}
      />
    </>
  );
}

const labels = { tgi: "Prompt", "openai-chat": "Message", embeddings: "Texts" } as const;

function sendOnEnter(event: KeyboardEvent<HTMLTextAreaElement>): void {
  if (event.key !== "Enter" || !(event.metaKey || event.ctrlKey)) return;
  event.preventDefault();
  event.currentTarget.form?.requestSubmit();
}
