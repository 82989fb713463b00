import { Callout } from "@quarry/ui/callout";
import { refusalOf } from "./refusal.ts";

/** Why something was refused, read out at once; nothing as long as it was not. */
export function RefusalNote({ error }: { error: Error | null | undefined }) {
  if (!error) return null;
  return (
    <Callout tone="danger" urgent>
      {refusalOf(error).message}
    </Callout>
  );
}
