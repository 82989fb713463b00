"use client";

import type { DriftView } from "@quarry/domain/drift/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import { driftWords } from "./drift-words.ts";

interface AdoptDriftDialogProps {
  drift: DriftView | undefined;
  onClose: () => void;
}

/** Takes a profile as AWS has it now: into a team's catalog, with its tags. */
export function AdoptDriftDialog({ drift, onClose }: AdoptDriftDialogProps) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const teams = me ? uploadTeams(me) : [];
  const { dialog, typed, choice, send } = useFormDialog({
    mutation: api.drift.adopt.mutationOptions(),
    refresh: [api.drift.key(), api.profiles.key()],
    start: { team: "" },
    open: drift !== undefined,
    onOpenChange: onClose,
  });
  const team = typed.team || teams[0]?.slug;
  const isChange = drift?.kind === "changed";
  const adopts = drift ? driftWords[drift.kind].adopt : "Adopt";
  return (
    <FormDialog
      {...dialog}
      title={drift ? `${adopts}: ${drift.name}` : adopts}
      description={
        isChange
          ? "The tags that it has in AWS now are right from now on."
          : "It enters the team’s catalog as AWS has it. Nothing changes in AWS."
      }
      width="sm"
      submitLabel={adopts}
      onSubmit={() => {
        if (drift) send({ id: drift.id, ...(team !== undefined && { team }) });
      }}
    >
      <ul className="text-ink-muted">
        {drift?.differences.map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {isChange ? null : (
        <Select
          label="Team"
          options={teams.map(({ slug, name }) => ({ value: slug, label: name }))}
          {...choice("team")}
          value={team ?? null}
        />
      )}
    </FormDialog>
  );
}
