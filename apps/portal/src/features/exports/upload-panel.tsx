"use client";

import type { MeView } from "@quarry/domain/settings/schema";
import { Callout } from "@quarry/ui/callout";
import { FileDrop } from "@quarry/ui/file-drop";
import { Select } from "@quarry/ui/select";
import { useState } from "react";
import { UploadRow } from "./upload-row.tsx";
import { uploadTeams } from "./upload-teams.ts";
import { useUploads } from "./use-uploads.ts";

interface UploadPanelProps {
  me: MeView;
  uploadLimitBytes: number;
}

/** Where exports are dropped, and what became of each file. */
export function UploadPanel({ me, uploadLimitBytes }: UploadPanelProps) {
  const teams = uploadTeams(me);
  const [chosen, setChosen] = useState<string>();
  const team = chosen ?? teams[0]?.slug;
  const { uploads, send, refuse, cancel, sendAgain, dismiss } = useUploads({ userId: me.userId, team });
  if (team === undefined) return <OnlyLooking />;
  return (
    <div className="flex min-w-0 flex-col gap-3">
      {teams.length > 1 ? (
        <Select
          label="Upload for team"
          className="sm:w-64"
          options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          value={team}
          onChange={setChosen}
        />
      ) : null}
      <FileDrop
        label="Drop Bedrock IDE exports here"
        hint={`Zips as the Unified Studio exports them, or single JSON and YAML files, up to ${Math.floor(uploadLimitBytes / 1024 / 1024)} MiB each. Only what is found is kept; the file itself is not.`}
        accept={accepted}
        maxSizeBytes={uploadLimitBytes}
        onFiles={send}
        onRefused={(files) => files.forEach(({ name, reason }) => refuse(name, `${reason} ${refusedRemedy}`))}
      />
      {uploads.length > 0 ? (
        <ul aria-label="Uploads" className="flex flex-col rounded-lg border border-line bg-surface">
          {uploads.map((upload) => (
            <UploadRow
              key={upload.id}
              upload={upload}
              onCancel={() => cancel(upload.id)}
              onSendAgain={() => sendAgain(upload.id)}
              onDismiss={() => dismiss(upload.id)}
            />
          ))}
        </ul>
      ) : null}
    </div>
  );
}

const accepted = {
  "application/zip": [".zip"],
  "application/json": [".json"],
  "application/yaml": [".yaml", ".yml"],
} as const;

const refusedRemedy = "Drop a zip of one app, or the JSON and YAML files of it.";

function OnlyLooking() {
  return (
    <Callout title="You can look at exports, not upload them">
      Members and approvers of a team upload for it. Ask an admin to add you to a team if you need to.
    </Callout>
  );
}
