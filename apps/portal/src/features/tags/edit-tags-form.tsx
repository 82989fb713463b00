"use client";

import { Button } from "@quarry/ui/button";
import { ChipList } from "@quarry/ui/chip-list";
import { Plus } from "lucide-react";
import { useState } from "react";
import { refusalOf } from "@/client/refusal.ts";
import { PlannedEdit } from "./planned-edit.tsx";
import { Refused } from "./refused.tsx";
import { editOfRows, isNothing, problemsByKey, ruleFor } from "./tag-edit.ts";
import type { TagFormProps } from "./tag-dialog.tsx";
import { TagRow } from "./tag-row.tsx";

/** The tags a row each; those that AWS, the Studio and Quarry keep are only shown. */
export function EditTagsForm({ formId, view, change }: TagFormProps) {
  const own = view.tags.filter(({ isReserved }) => !isReserved);
  const reserved = view.tags.filter(({ isReserved }) => isReserved);
  const [rows, setRows] = useState(() => own.map(({ key, value }) => ({ key, value })));
  const edit = editOfRows(own, rows);
  const refusal = change.isError ? refusalOf(change.error) : undefined;
  const problems = problemsByKey(edit, refusal?.details ?? []);
  const add = (key: string) => setRows([...rows, { key, value: "" }]);
  return (
    <form
      id={formId}
      noValidate
      className="flex flex-col items-start gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (!isNothing(edit)) change.mutate({ id: view.id, ...edit });
      }}
    >
      {rows.map((row, index) => (
        <TagRow
          key={index}
          row={row}
          place={index + 1}
          rule={ruleFor(view.rules, row.key)}
          error={problems.get(row.key.trim())}
          onChange={(next) => setRows(rows.with(index, next))}
          onRemove={() => setRows(rows.filter((_row, at) => at !== index))}
        />
      ))}
      <div className="flex flex-wrap gap-2">
        {view.rules
          .filter(({ key }) => !rows.some((row) => row.key.trim().toLowerCase() === key.toLowerCase()))
          .map(({ key, isRequired }) => (
            <Button key={key} size="sm" icon={<Plus aria-hidden />} onClick={() => add(key)}>
              {isRequired ? `Add ${key} (required)` : `Add ${key}`}
            </Button>
          ))}
        <Button size="sm" icon={<Plus aria-hidden />} onClick={() => add("")}>
          Add a tag
        </Button>
      </div>
      {reserved.length === 0 ? null : (
        <div className="text-sm text-ink-muted">
          <p className="mb-1">Set by AWS, Unified Studio or Quarry, and left as they are:</p>
          <ChipList label="Reserved tags" chips={reserved.map(({ key, value }) => ({ name: key, value }))} />
        </div>
      )}
      <PlannedEdit edit={edit} />
      <Refused refusal={refusal} shown={rows.map(({ key }) => key.trim())} problems={problems} />
    </form>
  );
}
