import { Checkbox } from "@quarry/ui/checkbox";
import { RadioGroup } from "@quarry/ui/radio-group";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { useQuery } from "@tanstack/react-query";
import { api } from "@/client/api.ts";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import type { RoleDraft, Template, Wish } from "./role-draft.ts";

interface WishFieldsProps {
  draft: RoleDraft;
  problems: readonly FieldProblem[];
  onChange: (part: Partial<RoleDraft>) => void;
}

const templates: readonly { value: Template; label: string; hint: string }[] = [
  { value: "execution-role", label: "SageMaker execution role", hint: "What a hosted model runs as." },
  { value: "import-role", label: "Bedrock import role", hint: "What an import job runs as." },
  { value: "deployer-role", label: "Deployer role", hint: "What a person or a pipeline deploys as." },
  {
    value: "execution-role-classic",
    label: "Execution role with the policies of AWS",
    hint: "Far wider; for tools that expect them.",
  },
];

/** A new role, a repair or a user, and what it is called. */
export function WishFields({ draft, problems, onChange }: WishFieldsProps) {
  const { wish, template, name, roleArn, takeAway } = draft;
  const allowsUsers = useQuery(api.roles.policy.queryOptions({ input: {} })).data?.allowsUsers === true;
  return (
    <>
      <RadioGroup
        label="What you need"
        look="cards"
        options={wishes(allowsUsers)}
        value={wish}
        onChange={(next) => onChange({ wish: next })}
      />
      {wish === "user.create" ? null : (
        <div className="grid gap-4 sm:grid-cols-2">
          <Select
            label="What it is for"
            options={templates}
            value={template}
            onChange={(next) => onChange({ template: next })}
            error={problemOf(problems, "spec.role.template")}
          />
          {wish === "role.create" ? (
            <TextField
              label="Name"
              code
              placeholder="search-execution"
              autoComplete="off"
              spellCheck={false}
              value={name}
              onChange={({ target }) => onChange({ name: target.value })}
              error={problemOf(problems, "spec.name")}
            />
          ) : (
            <TextField
              label="Role to repair"
              code
              placeholder="arn:aws:iam::111122223333:role/…"
              autoComplete="off"
              spellCheck={false}
              value={roleArn}
              onChange={({ target }) => onChange({ roleArn: target.value })}
              error={problemOf(problems, "spec.roleArn")}
            />
          )}
        </div>
      )}
      {wish === "role.repair" ? (
        <Checkbox
          label="Also take away what it does not need"
          hint="Its other policies are removed and its trust policy is replaced. Without this, what is missing is added and nothing goes."
          checked={takeAway}
          onChange={(next) => onChange({ takeAway: next })}
        />
      ) : null}
    </>
  );
}

const wishes = (
  allowsUsers: boolean,
): readonly { value: Wish; label: string; hint: string; disabled?: boolean }[] => [
  { value: "role.create", label: "A new role", hint: "With just what it needs." },
  { value: "role.repair", label: "A repair of a role", hint: "So that it can do what it is for." },
  {
    value: "user.create",
    label: "A user with an access key",
    hint: allowsUsers
      ? "For a program that cannot assume a role. The key is shown once, to you."
      : "Not allowed here: an admin has to allow it under Roles.",
    disabled: !allowsUsers,
  },
];
