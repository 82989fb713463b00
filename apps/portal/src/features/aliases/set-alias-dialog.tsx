"use client";

import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";

interface SetAliasDialogProps {
  profileId: string;
  /** Slugs of the teams that have the profile. */
  teams: readonly string[];
}

const environments = ["development", "test", "staging", "production"] as const;

/** Lets an alias name this profile. */
export function SetAliasDialog({ profileId, teams, trigger }: SetAliasDialogProps & Opened) {
  const start: { team: string; app: string; environment: (typeof environments)[number] } = {
    team: teams[0] ?? "",
    app: "",
    environment: "production",
  };
  const { dialog, typed, text, choice, send } = useFormDialog({
    mutation: api.aliases.set.mutationOptions(),
    refresh: [api.aliases.key()],
    start,
  });
  return (
    <FormDialog
      {...dialog}
      title="Name it by an alias"
      description="Programs that ask for the alias get this profile from now on. Moving it later changes no code."
      width="sm"
      trigger={trigger}
      submitLabel="Save"
      onSubmit={() => send({ ...typed, profileId })}
    >
      {teams.length > 1 ? (
        <Select
          label="Team"
          options={teams.map((slug) => ({ value: slug, label: slug }))}
          {...choice("team")}
        />
      ) : null}
      <TextField
        label="App"
        hint="Lower-case letters, digits and hyphens, as “ranking”."
        autoComplete="off"
        spellCheck={false}
        {...text("app")}
      />
      <Select
        label="Environment"
        options={environments.map((value) => ({ value, label: value }))}
        {...choice("environment")}
      />
    </FormDialog>
  );
}
