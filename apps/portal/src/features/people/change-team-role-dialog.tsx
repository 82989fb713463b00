"use client";

import type { PersonView, TeamOfPerson } from "@quarry/domain/people/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { RadioGroup } from "@quarry/ui/radio-group";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { useLast } from "../settings/use-last.ts";
import { teamRoleOptions } from "./people-words.ts";
import { shownOfPeople } from "./shown-of-people.ts";

interface TeamDialogProps {
  person: PersonView;
  /** The team in question; undefined when none is. */
  team: TeamOfPerson | undefined;
  onClose: () => void;
}

/** Gives somebody another role in a team. */
export function ChangeTeamRoleDialog({ person, team, onClose }: TeamDialogProps) {
  const { show } = useToast();
  const shown = useLast(team);
  const { dialog, typed, choice, send } = useFormDialog({
    mutation: api.people.setTeamRole.mutationOptions(),
    refresh: shownOfPeople,
    onDone: () => show({ title: "Role changed" }),
    start: { role: shown?.role ?? ("member" as const) },
    open: team !== undefined,
    onOpenChange: onClose,
  });
  return (
    <FormDialog
      {...dialog}
      title={`Role of ${person.name} in ${shown?.name ?? "the team"}`}
      description="It holds from their next request on. Approvals that an approver gave and that are not carried out yet stop counting without that role."
      submitLabel="Save"
      onSubmit={() => {
        if (team) send({ id: person.id, team: team.slug, ...typed });
      }}
    >
      <RadioGroup label="Role in it" look="cards" options={teamRoleOptions} {...choice("role")} />
    </FormDialog>
  );
}
