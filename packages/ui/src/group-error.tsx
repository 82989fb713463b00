import type { ReactNode } from "react";

/** What is wrong with several controls together, or with one that has no message of its own; read out at once. */
export function GroupError({ error }: { error: ReactNode }) {
  if (!error) return null;
  return (
    <p role="alert" className="text-sm text-danger-text">
      {error}
    </p>
  );
}
