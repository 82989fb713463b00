"use client";

import type { PersonView, TeamOfPerson, TeamView } from "@quarry/domain/people/schema";
import { Combobox } from "@quarry/ui/combobox";
import { FormDialog } from "@quarry/ui/form-dialog";
import { RadioGroup } from "@quarry/ui/radio-group";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { teamRoleOptions } from "./people-words.ts";
import { shownOfPeople } from "./shown-of-people.ts";

interface AddToTeamDialogProps {
  person: PersonView;
  teams: readonly TeamView[];
}

const empty: { team: string; role: TeamOfPerson["role"] } = { team: "", role: "member" };

/** Puts somebody into a team that they are not in yet. */
export function AddToTeamDialog({ person, teams, trigger }: AddToTeamDialogProps & Opened) {
  const { show } = useToast();
  const { dialog, typed, choice, send } = useFormDialog({
    mutation: api.people.setTeamRole.mutationOptions(),
    refresh: shownOfPeople,
    onDone: () => show({ title: "Added to the team" }),
    start: empty,
  });
  const options = teams
    .filter(({ slug }) => person.teams.every((held) => held.slug !== slug))
    .map(({ slug, name }) => ({ value: slug, label: name, hint: slug }));
  return (
    <FormDialog
      {...dialog}
      title={`Add ${person.name} to a team`}
      trigger={trigger}
      submitLabel="Add to team"
      disabled={typed.team === ""}
      onSubmit={() => send({ id: person.id, ...typed })}
    >
      <Combobox
        label="Team"
        placeholder="Choose a team"
        searchPlaceholder="Search teams"
        emptyText="No other team"
        options={options}
        {...choice("team")}
      />
      <RadioGroup label="Role in it" look="cards" options={teamRoleOptions} {...choice("role")} />
    </FormDialog>
  );
}
