"use client";

import type { TeamView } from "@quarry/domain/people/schema";
import { Callout } from "@quarry/ui/callout";
import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { TextLink } from "@quarry/ui/text-link";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { platformRoleOf, platformRoleOptions } from "./people-words.ts";
import { shownOfPeople } from "./shown-of-people.ts";
import { emptyTeamRole, TeamRoleFields } from "./team-role-fields.tsx";
import type { TeamRoleDraft } from "./team-role-fields.tsx";
import { howTheyComeIn } from "./ways-in.ts";
import type { WaysIn } from "./ways-in.ts";

interface AddPersonDialogProps {
  teams: readonly TeamView[];
  ways: WaysIn;
}

interface Draft {
  email: string;
  name: string;
  role: (typeof platformRoleOptions)[number]["value"];
  teams: readonly TeamRoleDraft[];
}

const empty: Draft = { email: "", name: "", role: "none", teams: [emptyTeamRole] };

/** Adds somebody by e-mail, with roles; the same dialog then tells how they come in. */
export function AddPersonDialog({ teams, ways, trigger }: AddPersonDialogProps & Opened) {
  const { dialog, typed, text, choice, send, output } = useFormDialog({
    mutation: api.people.add.mutationOptions(),
    refresh: shownOfPeople,
    staysOpen: () => true,
    start: empty,
  });
  const places = typed.teams.flatMap(({ team, role }) => (team === null ? [] : [{ team, role }]));
  const field = (name: "email" | "name") => ({ ...text(name), autoComplete: "off", spellCheck: false });
  return (
    <FormDialog
      {...dialog}
      title={output ? `${output.name} is added` : "Add a person"}
      description={output ? undefined : howTheyComeIn(ways)}
      trigger={trigger}
      submitLabel="Add person"
      onSubmit={() => send({ ...typed, role: platformRoleOf(typed.role), teams: places })}
      outcome={
        output && (
          <Callout tone="success" title={output.email}>
            {howTheyComeIn(ways)} <TextLink href={`/settings/people/${output.id}`}>Roles and teams</TextLink>{" "}
            can be changed at any time.
          </Callout>
        )
      }
    >
      <TextField label="E-mail" type="email" hint="The one that they sign in with." {...field("email")} />
      <TextField label="Name" hint="How others see them." {...field("name")} />
      <TeamRoleFields teams={teams} {...choice("teams")} />
      <Select label="Role in the portal" options={platformRoleOptions} {...choice("role")} />
    </FormDialog>
  );
}
