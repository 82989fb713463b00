import type { TagRule } from "@quarry/domain/tags/schema";
import { Combobox } from "@quarry/ui/combobox";
import { TextField } from "@quarry/ui/text-field";

interface TagValueFieldProps {
  label: string;
  labelHidden?: boolean;
  /** Its values are offered; without any, everything can be typed. */
  rule: TagRule | undefined;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

/** The value of a tag: chosen, where the policy names the values, else typed. */
export function TagValueField({
  label,
  labelHidden = false,
  rule,
  value,
  error,
  onChange,
}: TagValueFieldProps) {
  const field = { label, labelHidden, error };
  if (rule === undefined || rule.values.length === 0) {
    return (
      <TextField
        {...field}
        hint={labelHidden ? undefined : rule?.description}
        autoComplete="off"
        spellCheck={false}
        value={value}
        onChange={({ target }) => onChange(target.value)}
      />
    );
  }
  const isAllowed = rule.values.includes(value);
  return (
    <Combobox
      {...field}
      hint={labelHidden ? undefined : rule.description}
      options={rule.values.map((one) => ({ value: one, label: one }))}
      value={isAllowed ? value : null}
      placeholder={value === "" ? "Choose a value" : `“${value}” is not allowed`}
      onChange={onChange}
    />
  );
}
