"use client";

import { Field as BaseField } from "@base-ui/react/field";
import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** The message under a field; belongs inside a `Field`. */
export function FieldError({ error, id }: { error: ReactNode; id?: string | undefined }) {
  return (
    <BaseField.Error
      match={Boolean(error)}
      {...(id === undefined ? {} : { id })}
      className="mt-1 flex items-start gap-1.5 text-sm text-danger-text"
    >
      <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
      <span>{error}</span>
    </BaseField.Error>
  );
}
