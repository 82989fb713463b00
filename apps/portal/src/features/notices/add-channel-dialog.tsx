"use client";

import type { AddChannelInput, ChannelsView } from "@quarry/domain/notices/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { GroupError } from "@quarry/ui/group-error";
import { RadioGroup } from "@quarry/ui/radio-group";
import { TextField } from "@quarry/ui/text-field";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { AddedChannel } from "./added-channel.tsx";
import { KindChoice } from "./kind-choice.tsx";

const channelKinds = [
  { value: "slack", label: "Slack", hint: "An incoming webhook of a Slack channel." },
  { value: "webhook", label: "Webhook", hint: "Signed JSON for a program of yours." },
] as const;

/** Adds a channel; the same dialog then shows what its messages are signed with, this once. */
export function AddChannelDialog({ kinds, trigger }: { kinds: ChannelsView["kinds"] } & Opened) {
  const start: AddChannelInput = {
    team: "",
    kind: "slack",
    name: "",
    address: "",
    kinds: kinds.map(({ kind }) => kind),
  };
  const { dialog, typed, text, choice, send, output } = useFormDialog({
    // The key must not outlive the dialog in any cache.
    mutation: api.notices.addChannel.mutationOptions({ gcTime: 0 }),
    refresh: [api.notices.channels.key()],
    staysOpen: ({ signingKey }) => signingKey !== null,
    start,
  });
  const signingKey = output?.signingKey ?? null;
  const line = (name: "team" | "name" | "address") => ({
    autoComplete: "off",
    spellCheck: false,
    ...text(name),
  });
  const { value: chosen, error: kindsProblem, onChange: choose } = choice("kinds");
  return (
    <FormDialog
      {...dialog}
      title={signingKey === null ? "Add a channel" : "Copy the signing key now"}
      trigger={trigger}
      submitLabel="Add channel"
      onSubmit={() => send({ ...typed, team: typed.team.trim() })}
      outcome={signingKey === null ? null : <AddedChannel signingKey={signingKey} />}
    >
      <RadioGroup label="Kind" options={channelKinds} {...choice("kind")} />
      <TextField label="Team" hint="Its short name, as “search”." {...line("team")} />
      <TextField label="Name" hint="How this page calls the channel." {...line("name")} />
      <TextField
        label="Address"
        hint="A secret: it is kept encrypted, and only its host is shown again."
        placeholder={
          typed.kind === "slack" ? "https://hooks.slack.com/services/…" : "https://hooks.example.com/quarry"
        }
        code
        {...line("address")}
      />
      <div className="flex flex-col gap-2">
        <p className="font-medium">What it is told of</p>
        <KindChoice label="What it is told of" kinds={kinds} chosen={chosen} onChange={choose} />
        <GroupError error={kindsProblem} />
      </div>
    </FormDialog>
  );
}
