"use client";

import { Button } from "@quarry/ui/button";
import { TextField } from "@quarry/ui/text-field";
import { useFetched } from "@/client/use-fetched.ts";
import { requestRules } from "./request-rules.ts";

interface NameFieldProps {
  value: string;
  /** Offered while nothing is typed. */
  proposal: string;
  error: string | undefined;
  onChange: (name: string) => void;
}

/** The profile's name, checked as AWS checks it while it is typed, with a name that would be taken. */
export function NameField({ value, proposal, error, onChange }: NameFieldProps) {
  const rules = useFetched(requestRules);
  const problem = value === "" ? undefined : rules?.nameProblem(value);
  const suggestion = value === "" ? proposal : problem?.suggestion;
  return (
    <div className="flex flex-col items-start gap-2">
      <TextField
        className="w-full"
        label="Name"
        hint="Letters and digits with single spaces, hyphens or underscores between; at most 64. It cannot be changed later."
        autoComplete="off"
        spellCheck={false}
        value={value}
        error={problem?.message ?? error}
        onChange={({ target }) => onChange(target.value)}
      />
      {suggestion === undefined || suggestion === "" ? null : (
        <Button size="sm" onClick={() => onChange(suggestion)}>
          Use “{suggestion}”
        </Button>
      )}
    </div>
  );
}
