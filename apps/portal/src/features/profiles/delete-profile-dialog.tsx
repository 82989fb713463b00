"use client";

import type { ProfileDetailView } from "@quarry/domain/profiles/schema";
import { Checkbox } from "@quarry/ui/checkbox";
import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { useToast } from "@quarry/ui/toast";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { callCountWords } from "./call-count-words.ts";
import { useProfileChange } from "./use-profile-change.ts";

/** Asks for the profile's name before it is deleted in AWS. */
export function DeleteProfileDialog({ profile, trigger }: { profile: ProfileDetailView } & Opened) {
  const { id, name } = profile;
  const [evenIfCalled, setEvenIfCalled] = useState(false);
  const calls = useQuery(api.profiles.calls.queryOptions({ input: { id } })).data?.count;
  const { show } = useToast();
  const { dialog, send } = useDialogMutation({
    mutation: api.profiles.delete.mutationOptions(useProfileChange()),
    onDone: () => show({ title: `${name} is being deleted`, tone: "progress" }),
    onOpenChange: () => setEvenIfCalled(false),
  });
  return (
    <ConfirmDialog
      {...dialog}
      title="Delete the profile in AWS"
      typedName={name}
      confirmLabel="Delete profile"
      trigger={trigger}
      onConfirm={() => send({ id, name, evenIfCalled })}
    >
      <Consequences profile={profile} />
      {calls && calls.calls > 0 ? (
        <div className="mt-3">
          <Checkbox
            label={`Delete it although it was called ${callCountWords(calls)}`}
            checked={evenIfCalled}
            onChange={setEvenIfCalled}
          />
        </div>
      ) : null}
    </ConfirmDialog>
  );
}

function Consequences({ profile: { arn, origin, adoptions, region } }: { profile: ProfileDetailView }) {
  return (
    <ul className="flex list-disc flex-col gap-1 pl-5">
      <li>
        Calls to <code className="font-mono text-xs break-all">{arn}</code> fail from then on, in every
        program that has the ARN. AWS cannot bring it back; a new one has another ARN.
      </li>
      {origin === "studio" ? (
        <li className="font-medium text-danger-text">
          The Unified Studio made this profile for a project. Its apps and playground stop working, and the
          Studio may not make it again.
        </li>
      ) : null}
      {adoptions.length > 1 ? <li>{adoptions.length} teams have it in their catalogs.</li> : null}
      <li>The cost so far stays in the bill under its tags. Nothing else in {region} changes.</li>
    </ul>
  );
}
