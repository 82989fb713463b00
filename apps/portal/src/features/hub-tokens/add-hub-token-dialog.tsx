"use client";

import type { HubTokenView } from "@quarry/domain/hub-tokens/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { TextLink } from "@quarry/ui/text-link";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { useFormDialog } from "@/client/use-form-dialog.ts";
import { lendingTeams } from "./lending-teams.ts";

interface AddHubTokenDialogProps {
  onAdded?: (token: HubTokenView) => void;
  /** Slug of the team that keeps it; left out: the person chooses. */
  team?: string | undefined;
}

/** Has a team keep a token. What is typed is in this dialog until it is sent, and in no cache afterwards. */
export function AddHubTokenDialog({ onAdded, team: only, trigger }: AddHubTokenDialogProps & Opened) {
  const me = useQuery(api.settings.me.queryOptions({ input: {} })).data;
  const teams = me ? lendingTeams(me, only) : [];
  const { dialog, typed, text, choice, send } = useFormDialog({
    mutation: api.hubTokens.add.mutationOptions({ gcTime: 0 }),
    refresh: [api.hubTokens.key()],
    onDone: onAdded,
    start: { team: "", name: "", token: "" },
  });
  const { name, token } = typed;
  const team = typed.team || teams[0]?.slug;
  return (
    <FormDialog
      {...dialog}
      title="Add a Hub token"
      description="Quarry asks the Hub whose it is, encrypts it and keeps it for the team. Nobody can read it here again."
      trigger={trigger}
      submitLabel="Add token"
      onSubmit={() => send({ name, token, ...(team !== undefined && { team }) })}
    >
      {teams.length > 1 ? (
        <Select
          label="Team"
          hint="Its members may look models up and ask for endpoints with the token."
          options={teams.map(({ slug, name: label }) => ({ value: slug, label }))}
          {...choice("team")}
          value={team ?? null}
        />
      ) : null}
      <TextField
        label="Name"
        hint="What it is for, such as “Llama, read only”."
        autoComplete="off"
        {...text("name")}
      />
      <TextField
        label="Token"
        hint={
          <>
            Best a fine-grained one that can read the gated models and nothing else, from{" "}
            <TextLink href="https://huggingface.co/settings/tokens">huggingface.co/settings/tokens</TextLink>.
          </>
        }
        type="password"
        autoComplete="off"
        spellCheck={false}
        {...text("token")}
      />
    </FormDialog>
  );
}
