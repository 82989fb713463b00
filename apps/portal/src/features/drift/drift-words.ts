import type { DriftView } from "@quarry/domain/drift/schema";
import type { StatusKind } from "@quarry/ui/status";

/** How each kind of disagreement is shown, and what a person can do about it. */
export const driftWords: Readonly<
  Record<DriftView["kind"], { label: string; kind: StatusKind; adopt: string }>
> = {
  missing: { label: "Missing", kind: "error", adopt: "" },
  changed: { label: "Changed", kind: "warning", adopt: "Accept the tags" },
  orphaned: { label: "Orphaned", kind: "warning", adopt: "Adopt" },
  unknown: { label: "Unknown", kind: "info", adopt: "Adopt" },
};
