"use client";

import { FormDialog } from "@quarry/ui/form-dialog";
import { TextField } from "@quarry/ui/text-field";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { shownOfPeople } from "./shown-of-people.ts";
import { suggestSlug } from "./suggest-slug.ts";

const empty: { name: string; slug: string | null } = { name: "", slug: null };

/** Adds a team; its short name follows its name until somebody writes another. */
export function AddTeamDialog({ trigger }: Opened) {
  const { show } = useToast();
  const { dialog, typed, text, choice, type, send } = useFormDialog({
    mutation: api.teams.add.mutationOptions(),
    refresh: shownOfPeople,
    onDone: ({ name }) => show({ title: `Team ${name} added` }),
    start: empty,
  });
  const slug = typed.slug ?? suggestSlug(typed.name);
  return (
    <FormDialog
      {...dialog}
      title="Add a team"
      trigger={trigger}
      submitLabel="Add team"
      onSubmit={() => send({ name: typed.name, slug })}
    >
      <TextField label="Name" autoComplete="off" {...text("name")} />
      <TextField
        label="Short name"
        hint="Stands in addresses, tags and programs, and stays. Small letters, digits and hyphens."
        code
        autoComplete="off"
        spellCheck={false}
        {...choice("slug")}
        value={slug}
        onChange={({ target }) => type({ slug: target.value })}
      />
    </FormDialog>
  );
}
