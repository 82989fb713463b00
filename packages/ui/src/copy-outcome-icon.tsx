import { Check, Copy, TriangleAlert } from "lucide-react";
import type { CopyOutcome } from "./use-copy.ts";

/** The sign of a copy control: what it will do, that it did, or that it could not. */
export function CopyOutcomeIcon({ outcome }: { outcome: CopyOutcome }) {
  if (outcome === "copied") return <Check aria-hidden className="text-success-text" />;
  if (outcome === "refused") return <TriangleAlert aria-hidden className="text-warning-text" />;
  return <Copy aria-hidden />;
}

/** Says "Copied" to screen readers. */
export function CopyOutcomeStatus({ outcome }: { outcome: CopyOutcome }) {
  return <output className="sr-only">{outcome === "copied" ? "Copied" : ""}</output>;
}
