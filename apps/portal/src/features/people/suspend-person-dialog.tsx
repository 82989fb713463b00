"use client";

import type { PersonView } from "@quarry/domain/people/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { shownOfPeople } from "./shown-of-people.ts";

/** Says what follows before somebody is shut out. */
export function SuspendPersonDialog({
  person: { id, name, liveTokens },
  trigger,
}: { person: PersonView } & Opened) {
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.people.suspend.mutationOptions(),
    refresh: shownOfPeople,
    onDone: () => show({ title: `${name} is suspended` }),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Suspend ${name}`}
      confirmLabel="Suspend"
      trigger={trigger}
      onConfirm={() => send({ id })}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>They are signed out everywhere at once and cannot sign in.</li>
        <li>{tokens(liveTokens)}</li>
        <li>
          Their approvals no longer count when a request is carried out, and what they asked for themselves is
          not carried out.
        </li>
        <li>
          Nothing changes in AWS: endpoints go on, and an access key they hold works until it is revoked on
          the page of its request.
        </li>
        <li>Roles, teams and everything they made stay, for when they are reinstated.</li>
      </ul>
    </ConfirmDialog>
  );
}

function tokens(count: number): string {
  if (count === 0) return "They have no API token that works now; one made before would be refused too.";
  const which = count === 1 ? "Their API token is" : `Their ${count.toLocaleString("en")} API tokens are`;
  return `${which} refused, and accepted again once they are reinstated.`;
}
