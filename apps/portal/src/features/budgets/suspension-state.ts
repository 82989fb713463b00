import type { SuspensionView } from "@quarry/domain/budgets/schema";
import type { StatusKind } from "@quarry/ui/status";
import { formatUtcMinute } from "@quarry/ui/text/format-utc";

interface SuspensionState {
  kind: StatusKind;
  word: string;
  hint: string;
}

/** Whether a profile is held back at a time, until when, and why it is not. */
export function suspensionState({ until, override, lifted }: SuspensionView, now: string): SuspensionState {
  if (lifted) return { kind: "success", word: "Lifted", hint: lifted.reason };
  if (until <= now) return { kind: "success", word: "Over", hint: "The period of the budget is over." };
  if (override && override.until > now) {
    const hint = `Until ${formatUtcMinute(new Date(override.until))}, by ${override.by}: ${override.reason}`;
    return { kind: "warning", word: "Overridden", hint };
  }
  return { kind: "stopped", word: "Suspended", hint: `Until ${formatUtcMinute(new Date(until))}` };
}
