"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CreateTokenInput, tokenDays } from "@quarry/domain/settings/schema";
import { FormDialog } from "@quarry/ui/form-dialog";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { api } from "@/client/api.ts";
import type { Opened } from "@/client/fetched-dialog.tsx";
import { problemsOfError } from "@/client/refusal.ts";
import { useDialogMutation } from "@/client/use-dialog-mutation.ts";
import { CreatedToken } from "./created-token.tsx";
import { landProblems } from "./land-problems.ts";

const names = ["name", "days"] as const;

/** Makes a token; the same dialog then shows it, this once. */
export function CreateTokenDialog({ trigger }: Opened) {
  const form = useForm<z.input<typeof CreateTokenInput>, unknown, CreateTokenInput>({
    resolver: zodResolver(CreateTokenInput),
    defaultValues: { name: "", days: 90 },
  });
  const { errors } = form.formState;
  const { dialog, send, output } = useDialogMutation({
    mutation: api.settings.createToken.mutationOptions({
      // The token must not outlive the dialog in any cache.
      gcTime: 0,
      onError: (error) => landProblems(form, names, problemsOfError(error)),
    }),
    refresh: [api.settings.tokens.key()],
    staysOpen: () => true,
    onOpenChange: () => form.reset(),
  });
  return (
    <FormDialog
      {...dialog}
      title={output ? "Copy your token now" : "Create an API token"}
      description={output ? undefined : "It acts as you, with your roles. You see it once, right after this."}
      trigger={trigger}
      submitLabel="Create token"
      onSubmit={() => void form.handleSubmit((input) => send(input))()}
      error={errors.root?.message}
      outcome={output && <CreatedToken token={output.token} name={output.view.name} />}
    >
      <TextField
        label="Name"
        hint="What will use it, such as “nightly notebook”. Only you and auditors see it."
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <Controller
        control={form.control}
        name="days"
        render={({ field }) => (
          <Select
            label="Expires after"
            options={tokenDays.map((days) => ({ value: String(days), label: `${days} days` }))}
            value={String(field.value)}
            onChange={(value) => field.onChange(Number(value))}
            error={errors.days?.message}
          />
        )}
      />
    </FormDialog>
  );
}
