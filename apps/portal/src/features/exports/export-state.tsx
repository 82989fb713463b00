import type { ExportSummaryView } from "@quarry/domain/exports/schema";
import { Status } from "@quarry/ui/status";
import { counted } from "./counted.ts";

type Facts = Pick<ExportSummaryView, "readable" | "profileCount" | "pendingCount">;

/** Where an export stands: unreadable, nothing found, being looked up in AWS, or looked up. */
export function ExportState({ readable, profileCount, pendingCount }: Facts) {
  if (!readable) return <Status kind="error">Could not be read</Status>;
  if (profileCount === 0) return <Status kind="warning">Nothing found</Status>;
  if (pendingCount > 0) return <Status kind="progress">Looking up {counted(pendingCount, "profile")}</Status>;
  return <Status kind="success">Looked up</Status>;
}
