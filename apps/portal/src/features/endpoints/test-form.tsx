"use client";

import type { BodyFormView } from "@quarry/domain/endpoints/invocation-schema";
import { Button } from "@quarry/ui/button";
import { KeyHint } from "@quarry/ui/key-hint";
import { Select } from "@quarry/ui/select";
import { Switch } from "@quarry/ui/switch";
import { TextField } from "@quarry/ui/text-field";
import { SendHorizontal, Square } from "lucide-react";
import { useState } from "react";
import { callOf, firstDraft, formWords } from "./test-draft.ts";
import type { DraftProblems, TestDraft } from "./test-draft.ts";
import { TestParameters } from "./test-parameters.tsx";
import { TestWords } from "./test-words.tsx";

type MadeCall = Extract<ReturnType<typeof callOf>, { call: unknown }>["call"];

interface TestFormProps {
  view: BodyFormView;
  running: boolean;
  onSend: (sent: { call: MadeCall; component: string | null; inputFolder: string | null }) => void;
  onStop: () => void;
}

/** Where a test call is written. Nothing typed is lost when it fails. */
export function TestForm({ view, running, onSend, onStop }: TestFormProps) {
  const [draft, setDraft] = useState(() =>
    firstDraft(view.form, view.components[0] ?? null, view.queue?.inputFolder),
  );
  const [problems, setProblems] = useState<DraftProblems>({});
  const change = (part: Partial<TestDraft>) => {
    setDraft({ ...draft, ...part });
    setProblems({});
  };
  const send = () => {
    if (running || view.obstacle !== null) return;
    const made = callOf(draft);
    if ("problems" in made) setProblems(made.problems);
    else onSend({ call: made.call, component: draft.component, inputFolder: draft.inputFolder });
  };
  return (
    <form
      noValidate
      aria-label="Test call"
      className="flex min-w-0 flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault();
        send();
      }}
    >
      <TestTarget {...{ view, draft }} onChange={change} />
      <TestWords {...{ draft, problems }} onChange={change} />
      <TestParameters
        {...{ draft, problems }}
        onChange={(part) => change({ parameters: { ...draft.parameters, ...part } })}
      />
      <TestDelivery {...{ draft, problems }} onChange={change} />
      <div className="flex flex-wrap items-center gap-3">
        {/* One button that changes its meaning, so that focus stays on it. */}
        <Button
          type={running ? "button" : "submit"}
          variant={running ? "default" : "primary"}
          icon={running ? <Square aria-hidden /> : <SendHorizontal aria-hidden />}
          disabled={view.obstacle !== null}
          onClick={({ detail }) => {
            // The second half of a double click on Send is not meant for Stop.
            if (running && detail < 2) onStop();
          }}
        >
          {running ? "Stop" : "Send"}
        </Button>
        <p className="text-xs text-ink-faint">
          <span className="max-sm:hidden">
            <KeyHint>Ctrl</KeyHint> or <KeyHint>⌘</KeyHint> with <KeyHint>Enter</KeyHint> sends.{" "}
          </span>
          {draft.inputFolder === null
            ? "What you write and what is answered is not stored."
            : "Quarry stores neither the call nor its answer; in S3 both stay."}
        </p>
      </div>
    </form>
  );
}

interface TestDeliveryProps {
  draft: TestDraft;
  problems: DraftProblems;
  onChange: (part: Partial<TestDraft>) => void;
}

/** How the answer comes: piece by piece, whole, or through a queue. */
function TestDelivery({ draft: { form, stream, inputFolder }, problems, onChange }: TestDeliveryProps) {
  if (inputFolder !== null) {
    return (
      <TextField
        label="Folder for the call"
        hint="This endpoint queues its calls. The body is put here, where its execution role must be able to read it."
        code
        value={inputFolder}
        error={problems.inputFolder}
        onChange={(event) => onChange({ inputFolder: event.target.value })}
      />
    );
  }
  if (form === "embeddings") return null;
  return (
    <Switch
      label="Stream the answer"
      hint={form === "raw" ? "The JSON must ask for a stream too." : undefined}
      checked={stream}
      onChange={(streamed) => onChange({ stream: streamed })}
    />
  );
}

interface TestTargetProps {
  view: BodyFormView;
  draft: TestDraft;
  onChange: (part: Partial<TestDraft>) => void;
}

function TestTarget({ view: { spoken, image, components }, draft, onChange }: TestTargetProps) {
  const options = (["tgi", "openai-chat", "embeddings", "raw"] as const).map((form) => {
    const isSpoken = spoken.length === 0 || spoken.includes(form);
    const hint = isSpoken ? formWords[form].hint : "not what this image takes";
    return { value: form, label: formWords[form].label, hint };
  });
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      <Select
        label="Body"
        hint={image === null ? "The image is not known, so this is a guess." : `As ${image} takes it.`}
        options={options}
        value={draft.form}
        onChange={(form) => onChange({ form })}
      />
      {components.length > 1 ? (
        <Select
          label="Component"
          hint="The model that answers."
          options={components.map((name) => ({ value: name, label: name }))}
          value={draft.component}
          onChange={(component) => onChange({ component })}
        />
      ) : null}
    </div>
  );
}
