import { TextField } from "@quarry/ui/text-field";
import type { UseFormReturn } from "react-hook-form";
import type { ConnectionForm } from "./connection-form-input.ts";

/** Name, role, regions and team of a connection. */
export function ConnectionFields({ form }: { form: UseFormReturn<ConnectionForm> }) {
  const { errors } = form.formState;
  return (
    <>
      <TextField
        label="Name"
        hint="How the catalog calls the account."
        autoComplete="off"
        error={errors.name?.message}
        {...form.register("name")}
      />
      <TextField
        label="Role ARN"
        hint="The role may exist already or be made afterwards."
        placeholder="arn:aws:iam::444455556666:role/QuarryConnection"
        code
        autoComplete="off"
        spellCheck={false}
        error={errors.roleArn?.message}
        {...form.register("roleArn")}
      />
      <TextField
        label="Regions"
        hint="Where to look for profiles, with commas between."
        placeholder="us-east-1, eu-central-1"
        code
        autoComplete="off"
        spellCheck={false}
        error={errors.regions?.message}
        {...form.register("regions")}
      />
      <TextField
        label="Team"
        optional
        hint="The short name of the only team that may use it, as “search”. Every team may when empty."
        autoComplete="off"
        spellCheck={false}
        error={errors.team?.message}
        {...form.register("team")}
      />
    </>
  );
}
