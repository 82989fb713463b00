import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import type { FieldValues, TrustKind } from "./identity-fields.ts";

interface TrustFieldsProps {
  values: FieldValues;
  onChange: (part: FieldValues) => void;
  problems: readonly FieldProblem[];
  path: string;
}

const kinds: readonly { value: TrustKind; label: string; hint: string }[] = [
  { value: "account", label: "An account", hint: "Whoever its own policies let." },
  { value: "role", label: "One role", hint: "Of a person or a pipeline." },
  {
    value: "permission-set",
    label: "A permission set",
    hint: "People who signed in through Identity Center.",
  },
];

/** Who may assume the role. */
export function TrustFields({ values, onChange, problems, path }: TrustFieldsProps) {
  const kind = values["by"] ?? "account";
  const at = (part: string) => problemOf(problems, `${path}by.${part}`);
  const text = (name: "byName" | "byAccount") => ({
    code: true,
    autoComplete: "off",
    spellCheck: false,
    value: values[name] ?? "",
    onChange: ({ target }: { target: { value: string } }) => onChange({ [name]: target.value }),
  });
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      <Select
        label="Who may work as it"
        hint="The narrower, the better."
        options={kinds}
        value={kinds.find(({ value }) => value === kind)?.value ?? "account"}
        onChange={(by) => onChange({ by })}
        error={problemOf(problems, `${path}by.kind`)}
      />
      {kind === "role" ? (
        <TextField label="That role" hint="Its ARN." {...text("byName")} error={at("roleArn")} />
      ) : (
        <TextField label="That account" hint="Twelve digits." {...text("byAccount")} error={at("account")} />
      )}
      {kind === "permission-set" ? (
        <TextField label="That permission set" hint="Its name." {...text("byName")} error={at("name")} />
      ) : null}
    </div>
  );
}
