"use client";

import type { PersonView, TeamOfPerson } from "@quarry/domain/people/schema";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { api } from "@/client/api.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { useLast } from "../settings/use-last.ts";
import { shownOfPeople } from "./shown-of-people.ts";

interface RemoveFromTeamDialogProps {
  person: PersonView;
  /** The team in question; undefined when none is. */
  team: TeamOfPerson | undefined;
  onClose: () => void;
}

/** Asks before somebody leaves a team. */
export function RemoveFromTeamDialog({ person, team, onClose }: RemoveFromTeamDialogProps) {
  const { show } = useToast();
  const shown = useLast(team);
  const { dialog, send } = useDialogMutation({
    mutation: api.people.removeFromTeam.mutationOptions(),
    refresh: shownOfPeople,
    onDone: () => show({ title: "Removed from the team" }),
    open: team !== undefined,
    onOpenChange: onClose,
  });
  return (
    <ConfirmDialog
      {...dialog}
      title={`Remove ${person.name} from ${shown?.name ?? "the team"}`}
      confirmLabel="Remove from team"
      onConfirm={() => {
        if (team) send({ id: person.id, team: team.slug });
      }}
    >
      <ul className="flex list-disc flex-col gap-1 pl-5">
        <li>From their next request on they see nothing of the team.</li>
        <li>What they asked for or approved there and is not carried out yet will not be.</li>
        <li>What they made stays with the team.</li>
      </ul>
    </ConfirmDialog>
  );
}
