import { Money } from "@quarry/ui/money";
import { dollarsOf } from "./request-words.ts";

/** A monthly estimate; says so when no price is known. */
export function MonthlyCost({ microdollars }: { microdollars: string | null }) {
  if (microdollars === null) return <span className="text-ink-muted">no price known</span>;
  return <Money amount={dollarsOf(microdollars)} />;
}
