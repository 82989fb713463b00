"use client";

import { useState } from "react";
import { refusalOf } from "@/client/refusal.ts";
import { PlannedEdit } from "./planned-edit.tsx";
import { Refused } from "./refused.tsx";
import { editOfFixes, joinFixes, problemsByKey, ruleFor } from "./tag-edit.ts";
import type { TagFormProps } from "./tag-dialog.tsx";
import { TagValueField } from "./tag-value-field.tsx";

/** A value for each key that is to be set; what is chosen here is what is done. */
export function FixTagsForm({ formId, view, change }: TagFormProps) {
  const [chosen, setChosen] = useState<ReadonlyMap<string, string>>(new Map());
  const fixes = joinFixes(view.breaches).map(({ key, value }) => ({
    key,
    value: value === null ? null : (chosen.get(key) ?? value),
  }));
  const edit = editOfFixes(fixes);
  const refusal = change.isError ? refusalOf(change.error) : undefined;
  const problems = problemsByKey(edit, refusal?.details ?? []);
  if (view.breaches.length === 0) {
    return <p className="text-ink-muted">Its tags break no rule any more.</p>;
  }
  return (
    <form
      id={formId}
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        change.mutate({ id: view.id, ...edit });
      }}
    >
      <ul className="list-disc pl-5 text-sm text-ink-muted">
        {view.breaches.map(({ sentence }) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      {edit.add.map(({ key }) => (
        <TagValueField
          key={key}
          label={key}
          rule={ruleFor(view.rules, key)}
          value={fixes.find((fix) => fix.key === key)?.value ?? ""}
          error={problems.get(key)}
          onChange={(value) => setChosen(new Map(chosen).set(key, value))}
        />
      ))}
      <PlannedEdit edit={edit} />
      <Refused refusal={refusal} shown={edit.add.map(({ key }) => key)} problems={problems} />
    </form>
  );
}
