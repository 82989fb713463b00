"use client";

import { Checkbox } from "@quarry/ui/checkbox";

interface KindChoiceProps<Kind extends string> {
  /** What is chosen here, for screen readers. */
  label: string;
  kinds: readonly { kind: Kind; says: string }[];
  chosen: readonly Kind[];
  onChange: (chosen: Kind[]) => void;
}

/** Kinds of notices to tick, in the order they are given. */
export function KindChoice<Kind extends string>({ label, kinds, chosen, onChange }: KindChoiceProps<Kind>) {
  return (
    <fieldset aria-label={label} className="grid gap-x-6 gap-y-2 sm:grid-cols-2">
      {kinds.map(({ kind, says }) => (
        <Checkbox
          key={kind}
          label={says}
          checked={chosen.includes(kind)}
          onChange={(isChosen) =>
            onChange(isChosen ? [...chosen, kind] : chosen.filter((other) => other !== kind))
          }
        />
      ))}
    </fieldset>
  );
}
