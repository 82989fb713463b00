import { Callout } from "@quarry/ui/callout";
import type { Refusal } from "@/client/refusal.ts";

interface RefusedProps {
  refusal: Refusal | undefined;
  /** The keys whose problems stand at their own fields. */
  shown: readonly string[];
  problems: ReadonlyMap<string, string>;
}

/** Why a change was refused, as far as no field shows it. */
export function Refused({ refusal, shown, problems }: RefusedProps) {
  if (!refusal) return null;
  const others = [...problems].filter(([key]) => !shown.includes(key)).map(([, message]) => message);
  if (problems.size > 0 && others.length === 0) return null;
  return (
    <Callout tone="danger" urgent>
      {others.length === 0 ? refusal.message : others.join(" ")}
    </Callout>
  );
}
