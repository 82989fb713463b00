"use client";

import type { PersonView } from "@quarry/domain/people/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { RadioGroup } from "@quarry/ui/radio-group";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { platformRoleOf, platformRoleOptions } from "./people-words.ts";
import { shownOfPeople } from "./shown-of-people.ts";

/** Gives somebody a role for the whole portal, or takes it. */
export function ChangeRoleDialog({
  person: { id, name, platformRole },
  trigger,
}: { person: PersonView } & Opened) {
  const { show } = useToast();
  const { dialog, typed, choice, send } = useFormDialog({
    mutation: api.people.changeRole.mutationOptions(),
    refresh: shownOfPeople,
    onDone: () => show({ title: "Role changed" }),
    start: { role: platformRole ?? ("none" as const) },
  });
  return (
    <FormDialog
      {...dialog}
      title={`Role of ${name} in the portal`}
      description="It holds from their next request on, beside the roles in their teams."
      trigger={trigger}
      submitLabel="Save"
      onSubmit={() => send({ id, role: platformRoleOf(typed.role) })}
    >
      <RadioGroup label="Role in the portal" look="cards" options={platformRoleOptions} {...choice("role")} />
    </FormDialog>
  );
}
