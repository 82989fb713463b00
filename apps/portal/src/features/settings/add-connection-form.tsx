"use client";

import { AddConnectionInput } from "@quarry/domain/connections/schema";
import { Callout } from "@quarry/ui/callout";
import { TextField } from "@quarry/ui/text-field";
import { useForm } from "react-hook-form";
import { refusalOf } from "@/client/refusal.ts";
import { connectionInput } from "./connection-form-input.ts";
import type { ConnectionForm } from "./connection-form-input.ts";
import { landProblems } from "./land-problems.ts";

interface AddConnectionFormProps {
  id: string;
  onSubmit: (input: AddConnectionInput, failed: (error: Error) => void) => void;
}

const names = ["name", "roleArn", "regions", "team"] as const;

/** Name, role, regions and team of a new connection. */
export function AddConnectionForm({ id, onSubmit }: AddConnectionFormProps) {
  const form = useForm<ConnectionForm>({ defaultValues: { name: "", roleArn: "", regions: "", team: "" } });
  const { errors } = form.formState;
  const failed = (error: Error): void => {
    const { message, details } = refusalOf(error);
    landProblems(form, names, details.length > 0 ? details : [{ path: "", message }]);
  };
  const submit = (typed: ConnectionForm): void => {
    const checked = AddConnectionInput.safeParse(connectionInput(typed));
    if (checked.success) return onSubmit(checked.data, failed);
    const problems = checked.error.issues.map(({ path, message }) => ({ path: path.join("."), message }));
    return landProblems(form, names, problems);
  };
  return (
    <form
      id={id}
      noValidate
      className="flex flex-col gap-4"
      onSubmit={(event) => void form.handleSubmit(submit)(event)}
    >
      {errors.root?.message === undefined ? null : (
        <Callout tone="danger" urgent>
          {errors.root.message}
        </Callout>
      )}
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
    </form>
  );
}
