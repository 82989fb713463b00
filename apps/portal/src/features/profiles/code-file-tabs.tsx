"use client";

import type { CodeView } from "@quarry/domain/profiles/schema";
import { Callout } from "@quarry/ui/callout";
import { Tabs } from "@quarry/ui/tabs";
import { SnippetPanel } from "./snippet-panel.tsx";
import { anyText, useRemembered } from "./use-remembered.ts";

interface CodeFileTabsProps {
  view: CodeView;
}

/** Files of one thing, a tab each; the format that this person chose last is open, on whichever page. */
export function CodeFileTabs({ view: { files, remark } }: CodeFileTabsProps) {
  const [choice, setChoice] = useRemembered(fileChoice);
  const open = files.find(({ id }) => id === choice) ?? files[0];
  return (
    <div className="flex flex-col gap-3">
      {remark === null ? null : <Callout tone="warning">{remark}</Callout>}
      {open ? (
        <Tabs
          label="Formats"
          value={open.id}
          onChange={setChoice}
          tabs={files.map((file) => ({
            id: file.id,
            label: file.label,
            panel: <SnippetPanel snippet={file} />,
          }))}
        />
      ) : null}
    </div>
  );
}

const fileChoice = { name: "quarry.code-file", schema: anyText, otherwise: "terraform" };
