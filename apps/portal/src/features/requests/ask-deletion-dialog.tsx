"use client";

import { ConfirmDialog } from "@quarry/ui/confirm-dialog";
import { Select } from "@quarry/ui/select";
import { TextArea } from "@quarry/ui/text-area";
import { useQuery } from "@tanstack/react-query";
import { useRouter } from "next/navigation";
import type { ReactElement } from "react";
import { api } from "@/client/api.ts";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { uploadTeams } from "../exports/upload-teams.ts";
import { useRequestChange } from "./use-request-change.ts";

interface AskDeletionDialogProps {
  profile: { id: string; name: string };
  trigger?: ReactElement | undefined;
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** Asks for a profile to be deleted in AWS; somebody else decides. */
export function AskDeletionDialog({ profile, trigger, open, onOpenChange }: AskDeletionDialogProps) {
  const { id: profileId, name } = profile;
  const router = useRouter();
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const teams = me ? uploadTeams(me) : [];
  const { dialog, typed, text, choice, send } = useFormDialog({
    mutation: api.requests.submit.mutationOptions(useRequestChange()),
    onDone: ({ id }) => router.push(`/requests/${id}`),
    start: { team: "", justification: "" },
    paths: { justification: "spec.justification" },
    open,
    onOpenChange,
  });
  const team = typed.team || teams[0]?.slug;
  return (
    <ConfirmDialog
      {...dialog}
      title={`Ask for the deletion of ${name}`}
      typedName={name}
      confirmLabel="Ask for it"
      trigger={trigger}
      onConfirm={() =>
        send({
          kind: "profile.delete",
          ...(team !== undefined && { team }),
          spec: { profileId, name, justification: typed.justification },
        })
      }
    >
      <div className="flex flex-col gap-4">
        <p>
          Nothing happens until it is approved. Then calls to the profile fail in every program that has its
          ARN, and AWS cannot bring it back.
        </p>
        {teams.length > 1 ? (
          <Select
            label="Team that asks"
            options={teams.map(({ slug, name: label }) => ({ value: slug, label }))}
            {...choice("team")}
            value={team ?? ""}
          />
        ) : null}
        <TextArea label="Why it can go" rows={3} {...text("justification")} />
      </div>
    </ConfirmDialog>
  );
}
