"use client";

import { zodResolver } from "@hookform/resolvers/zod";
import { CreateTokenInput, tokenDays } from "@quarry/domain/settings/schema";
import { Callout } from "@quarry/ui/callout";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { Controller, useForm } from "react-hook-form";
import type { z } from "zod";
import { refusalOf } from "@/client/refusal.ts";
import { landProblems } from "./land-problems.ts";

interface CreateTokenFormProps {
  id: string;
  onSubmit: (input: CreateTokenInput, failed: (error: Error) => void) => void;
}

const names = ["name", "days"] as const;

/** Name and lifetime of a new token. */
export function CreateTokenForm({ id, onSubmit }: CreateTokenFormProps) {
  const form = useForm<z.input<typeof CreateTokenInput>, unknown, CreateTokenInput>({
    resolver: zodResolver(CreateTokenInput),
    defaultValues: { name: "", days: 90 },
  });
  const { errors } = form.formState;
  const failed = (error: Error): void => {
    const { message, details } = refusalOf(error);
    landProblems(form, names, details.length > 0 ? details : [{ path: "", message }]);
  };
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => void form.handleSubmit((input) => onSubmit(input, failed))(event)}
    >
      {errors.root?.message === undefined ? null : (
        <Callout tone="danger" urgent>
          {errors.root.message}
        </Callout>
      )}
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
    </form>
  );
}
