"use client";

import type { PersonView } from "@quarry/domain/people/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { shownOfPeople } from "./shown-of-people.ts";

/** Lets somebody in again. */
export function ReinstatePersonDialog({
  person: { id, name, liveTokens },
  trigger,
}: { person: PersonView } & Opened) {
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.people.reinstate.mutationOptions(),
    refresh: shownOfPeople,
    onDone: () => show({ title: `${name} is reinstated` }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Reinstate ${name}`}
      confirmLabel="Reinstate"
      danger={false}
      trigger={trigger}
      onConfirm={() => send({ id })}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>They may sign in again, with the roles and teams shown here.</li>
        {liveTokens === 0 ? null : <li>API tokens that have not expired are accepted again.</li>}
        <li>Requests that failed meanwhile stay failed; they can be tried again on their pages.</li>
      </ul>
    </ConfirmDialog>
  );
}
