import type { RoleDocumentId } from "@quarry/aws-core/roles/role-documents";
import { TextField } from "@quarry/ui/text-field";
import { problemOf } from "@/client/refusal.ts";
import type { FieldProblem } from "@/client/refusal.ts";
import { fieldsOf, textOf } from "./identity-fields.ts";
import type { FieldName, FieldValues } from "./identity-fields.ts";
import { ServingImagesButton } from "./serving-images-button.tsx";
import { TrustFields } from "./trust-fields.tsx";

interface IdentityFormProps {
  kind: RoleDocumentId;
  values: FieldValues;
  onChange: (part: FieldValues) => void;
  problems: readonly FieldProblem[];
  /** What stands before the paths of problems, such as `spec.role.`. */
  path: string;
  /** Fields that are asked for elsewhere. */
  without?: readonly FieldName[];
  /** The Region whose images are offered; empty until one is known. */
  region: string;
}

/** What has to be and what may be filled in for one kind of role, user or policy. */
export function IdentityForm(props: IdentityFormProps) {
  const { kind, values, onChange, problems, path, without = [], region } = props;
  const { needed, optional, hasTrust = false } = fieldsOf(kind);
  const field = (name: FieldName, isOptional: boolean) => {
    const { label, hint, placeholder, path: at } = textOf(name);
    return (
      <TextField
        key={name}
        label={label}
        hint={hint}
        optional={isOptional}
        placeholder={placeholder}
        code
        autoComplete="off"
        spellCheck={false}
        value={values[name] ?? ""}
        onChange={({ target }) => onChange({ [name]: target.value })}
        error={problemOf(problems, `${path}${at}`)}
      />
    );
  };
  const asked = needed.filter((name) => !without.includes(name));
  return (
    <>
      {asked.length === 0 ? null : (
        <div className="grid gap-4 sm:grid-cols-2">{asked.map((name) => field(name, false))}</div>
      )}
      {needed.includes("images") && region !== "" ? (
        <ServingImagesButton region={region} onChoose={(images) => onChange({ images })} />
      ) : null}
      {hasTrust ? <TrustFields {...{ values, onChange, problems, path }} /> : null}
      {optional.length === 0 ? null : (
        <div className="grid gap-4 sm:grid-cols-2">{optional.map((name) => field(name, true))}</div>
      )}
    </>
  );
}
