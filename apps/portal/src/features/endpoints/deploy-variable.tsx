"use client";

import type { ServingImageView } from "@quarry/domain/endpoints/deploy-schema";
import { IconButton } from "@quarry/ui/icon-button";
import { Select } from "@quarry/ui/select";
import { TextField } from "@quarry/ui/text-field";
import { X } from "lucide-react";
import type { DeployDraft } from "./deploy-draft.ts";

type Row = DeployDraft["environment"][number];
type Known = ServingImageView["variables"][number];

interface DeployVariableProps {
  row: Row;
  /** Counted from 1. */
  place: number;
  /** What the image says of it; undefined for one that it does not list. */
  known: Known | undefined;
  error: string | undefined;
  onChange: (row: Row) => void;
  onRemove: () => void;
}

/** One variable: a field of its type where the image tells, else name and value. */
export function DeployVariable({ row, place, known, error, onChange, onRemove }: DeployVariableProps) {
  const name = row.key === "" ? `variable ${place}` : row.key;
  const change = (value: string) => onChange({ ...row, value });
  return (
    <div className="grid grid-cols-[minmax(0,1fr)_auto] items-end gap-2">
      {known ? (
        <KnownValue known={known} value={row.value} error={error} onChange={change} />
      ) : (
        <div className="grid items-start gap-2 sm:grid-cols-2">
          <TextField
            label={`Name of variable ${place}`}
            autoComplete="off"
            spellCheck={false}
            code
            value={row.key}
            onChange={({ target }) => onChange({ ...row, key: target.value })}
          />
          <TextField
            label={`Value of ${name}`}
            autoComplete="off"
            spellCheck={false}
            code
            value={row.value}
            onChange={({ target }) => change(target.value)}
            error={error}
          />
        </div>
      )}
      <IconButton label={`Remove ${name}`} icon={<X aria-hidden />} onClick={onRemove} />
    </div>
  );
}

interface KnownValueProps {
  known: Known;
  value: string;
  error: string | undefined;
  onChange: (value: string) => void;
}

function KnownValue({ known, value, error, onChange }: KnownValueProps) {
  const { name, meaning, fallback, type, choices } = known;
  const without = fallback === null ? "The container does not start without it." : `Without it: ${fallback}`;
  const field = { label: <span className="font-mono">{name}</span>, hint: `${meaning} ${without}`, error };
  const options = type === "boolean" ? ["true", "false"] : choices;
  if (options.length > 0) {
    return (
      <Select
        {...field}
        options={options.map((option) => ({ value: option, label: option }))}
        value={value || null}
        onChange={onChange}
      />
    );
  }
  return (
    <TextField
      {...field}
      autoComplete="off"
      spellCheck={false}
      code
      inputMode={type === "integer" ? "numeric" : type === "number" ? "decimal" : "text"}
      value={value}
      onChange={({ target }) => onChange(target.value)}
    />
  );
}
