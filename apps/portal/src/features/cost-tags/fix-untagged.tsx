"use client";

import type { UntaggedCarrier } from "@quarry/domain/costs/doctor/untagged-schema";
import { useState } from "react";
import { refusalOf } from "@/client/refusal.ts";
import { PlannedEdit } from "../tags/planned-edit.tsx";
import { Refused } from "../tags/refused.tsx";
import { TagDialog } from "../tags/tag-dialog.tsx";
import type { TagFormProps } from "../tags/tag-dialog.tsx";
import { problemsByKey, ruleFor } from "../tags/tag-edit.ts";
import { TagValueField } from "../tags/tag-value-field.tsx";

interface FixUntaggedProps {
  tagKey: string;
  carrier: UntaggedCarrier;
  onClose: () => void;
}

/** The dialog that puts a missing tag on a profile, with the value that it should probably have. */
export function FixUntagged({ tagKey, carrier, onClose }: FixUntaggedProps) {
  return (
    <TagDialog
      profile={carrier}
      title={`Tag ${carrier.name} with ${tagKey}`}
      description="Only this key changes. What the profile costs carries the value from the day it is there."
      confirm="Set tag"
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
    >
      {(form) => <SetTag {...form} tagKey={tagKey} carrier={carrier} />}
    </TagDialog>
  );
}

type SetTagProps = TagFormProps & Pick<FixUntaggedProps, "tagKey" | "carrier">;

function SetTag({ formId, view, change, tagKey, carrier: { suggestion } }: SetTagProps) {
  const [value, setValue] = useState(suggestion?.value ?? "");
  const edit = { add: value.trim() === "" ? [] : [{ key: tagKey, value: value.trim() }], remove: [] };
  const refusal = change.isError ? refusalOf(change.error) : undefined;
  const problems = problemsByKey(edit, refusal?.details ?? []);
  return (
    <form
      id={formId}
      noValidate
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        if (edit.add.length > 0) change.mutate({ id: view.id, ...edit });
      }}
    >
      {suggestion ? <p className="text-sm text-ink-muted">{suggestion.reason}</p> : null}
      <TagValueField
        label={tagKey}
        rule={ruleFor(view.rules, tagKey)}
        value={value}
        error={problems.get(tagKey)}
        onChange={setValue}
      />
      <PlannedEdit edit={edit} />
      <Refused refusal={refusal} shown={[tagKey]} problems={problems} />
    </form>
  );
}
