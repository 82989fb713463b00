import type { ReactNode } from "react";
import { Avatar } from "./avatar.tsx";

export type PersonProps = { name: string; detail?: ReactNode };

/** A person by initials and name, with a mail address or role below if wanted. */
export function Person({ name, detail }: PersonProps) {
  return (
    <span className="inline-flex max-w-full items-center gap-2">
      <Avatar name={name} />
      <span className="min-w-0">
        <span className="block truncate">{name}</span>
        {detail ? <span className="block truncate text-xs text-ink-muted">{detail}</span> : null}
      </span>
    </span>
  );
}
