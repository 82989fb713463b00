"use client";

/* oxlint-disable jsx-a11y/prefer-tag-over-role -- it says the same as the button of Base UI that takes its place */

import { ChevronDown } from "lucide-react";
import { useId } from "react";
import type { ReactNode } from "react";
import { Field, fieldIds } from "./field.tsx";
import type { FieldProps } from "./field.tsx";
import { pickerLook } from "./look/picker-look.ts";
import type { ReachedFor } from "./use-reach.ts";

export type PickerFieldProps = {
  field: FieldProps;
  opens: "listbox" | "dialog";
  size?: "sm" | "md" | undefined;
  /** The label of the chosen option. */
  chosen: string | undefined;
  placeholder: string;
  standIn: ReachedFor["standIn"];
  /** The control itself, once somebody reached for it. */
  children: ReactNode;
};

/** A field whose control opens a list; until that is there, a button stands in that says the same. */
export function PickerField({ field, children, ...control }: PickerFieldProps) {
  const id = useId();
  return (
    <Field control="button" id={id} {...field}>
      {children ?? <PickerStandIn id={id} {...{ field }} {...control} />}
    </Field>
  );
}

type PickerStandInProps = Omit<PickerFieldProps, "children"> & { id: string };

function PickerStandIn({ id, field, opens, size, chosen, placeholder, standIn }: PickerStandInProps) {
  const ids = fieldIds(id);
  const described = [field.hint ? ids.hint : "", field.error ? ids.error : ""].filter(Boolean).join(" ");
  return (
    <button
      type="button"
      role="combobox"
      aria-haspopup={opens}
      aria-expanded={false}
      // Nothing is controlled while nothing is open.
      aria-controls={undefined}
      aria-labelledby={ids.label}
      aria-describedby={described === "" ? undefined : described}
      aria-invalid={field.error ? true : undefined}
      disabled={field.disabled ?? false}
      className={pickerLook(size)}
      {...standIn}
    >
      <span
        className="truncate data-placeholder:text-ink-faint"
        data-placeholder={chosen === undefined ? "" : undefined}
      >
        {chosen ?? placeholder}
      </span>
      <ChevronDown aria-hidden className="size-4 shrink-0 text-ink-muted" />
    </button>
  );
}
