"use client";

import type { PresetsView } from "@quarry/domain/requests/preset-schema";
import { Button } from "@quarry/ui/button";
import { Section } from "@quarry/ui/section";
import { TextArea } from "@quarry/ui/text-area";
import { Plus } from "lucide-react";
import { DraftForm } from "@/client/draft-form.tsx";
import { problemOf } from "@/client/refusal.ts";
import { withEmptyRow } from "./preset-draft.ts";
import { PresetList } from "./preset-list.tsx";
import { usePresetsDraft } from "./use-presets-draft.ts";

/** The presets: model ids age, so whoever runs the portal writes them anew without an update. */
export function PresetEditor({ presets }: { presets: PresetsView }) {
  const { content, isChanged, isSaving, problems, change, turn, discard, save } = usePresetsDraft(presets);
  return (
    <Section
      title="Presets of requests"
      description="What a request can begin with, in the order in which the buttons stand."
      count={content.kind === "fields" ? content.rows.length : undefined}
      actions={
        <>
          <Button size="sm" onClick={turn}>
            {content.kind === "fields" ? "Edit as JSON" : "Edit in fields"}
          </Button>
          {content.kind === "fields" ? (
            <Button
              size="sm"
              icon={<Plus aria-hidden />}
              onClick={() => change({ kind: "fields", rows: withEmptyRow(content.rows) })}
            >
              Add a preset
            </Button>
          ) : null}
        </>
      }
    >
      <DraftForm
        what="presets"
        note={isChanged ? notSaved : null}
        refusal={{ title: "The presets were not saved", why: problemOf(problems, "") }}
        {...{ isChanged, isSaving, save, discard }}
      >
        {content.kind === "fields" ? (
          <PresetList
            rows={content.rows}
            problems={problems}
            onChange={(rows) => change({ kind: "fields", rows })}
          />
        ) : (
          <TextArea
            label="Presets as JSON"
            hint="As PUT /request-presets takes them in items."
            code
            rows={14}
            spellCheck={false}
            value={content.text}
            onChange={({ target }) => change({ kind: "json", text: target.value })}
          />
        )}
      </DraftForm>
    </Section>
  );
}

const notSaved = (
  <output className="block text-sm text-warning-text">
    Your changes are not saved. They stay while you look at other pages, and are lost with this tab.
  </output>
);
