"use client";

import type { TeamView } from "@quarry/domain/people/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { TextField } from "@quarry/ui/text-field";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { useLast } from "../settings/use-last.ts";
import { shownOfPeople } from "./shown-of-people.ts";

interface RenameTeamDialogProps {
  /** The team in question; undefined when none is. */
  team: TeamView | undefined;
  onClose: () => void;
}

/** Gives a team another name. */
export function RenameTeamDialog({ team, onClose }: RenameTeamDialogProps) {
  const { show } = useToast();
  const shown = useLast(team);
  const { dialog, typed, text, send } = useFormDialog({
    mutation: api.teams.rename.mutationOptions(),
    refresh: shownOfPeople,
    onDone: ({ name }) => show({ title: `Now called ${name}` }),
    start: { name: shown?.name ?? "" },
    open: team !== undefined,
    onOpenChange: onClose,
  });
  return (
    <FormDialog
      {...dialog}
      title={`Rename ${shown?.name ?? "team"}`}
      description={`Its short name stays ${shown?.slug ?? "as it is"}, as addresses, tags and programs name it.`}
      submitLabel="Rename"
      onSubmit={() => {
        if (team) send({ slug: team.slug, ...typed });
      }}
    >
      <TextField label="Name" autoComplete="off" {...text("name")} />
    </FormDialog>
  );
}
