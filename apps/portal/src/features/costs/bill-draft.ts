import { ConnectExportInput } from "@quarry/domain/costs/export-location-schema";
import { ConnectSourceInput, defaultTagKeys } from "@quarry/domain/costs/sources/schema";
import type { SourceView } from "@quarry/domain/costs/sources/schema";
import type { FieldProblem } from "../../client/refusal.ts";

/** What the form of a bill holds: numbers as chosen, everything else as typed. */
export interface BillDraft {
  kind: SourceView["kind"];
  connectionId: string;
  /** With commas between. */
  tagKeys: string;
  callsPerDay: number | null;
  historyCalls: number | null;
  bucket: string;
  prefix: string;
  exportName: string;
  region: string;
}

/** The fields that tell what is wrong with them. */
export const billFieldNames = [
  "connectionId",
  "callsPerDay",
  "tagKeys",
  "historyCalls",
  "bucket",
  "prefix",
  "exportName",
  "region",
] as const satisfies (keyof BillDraft)[];

/** What the operations take: that of Cost Explorer, or that of a Data Export. */
export type BillWish =
  | { kind: "cost_explorer"; input: ConnectSourceInput }
  | { kind: "data_export"; input: ReturnType<typeof ConnectExportInput.parse> };

/** A bill as it is connected at first, or as it stands. */
export function billDraft(source: SourceView | undefined): BillDraft {
  return {
    kind: source?.kind ?? "cost_explorer",
    connectionId: source?.connectionId ?? "",
    tagKeys: (source?.tagKeys ?? defaultTagKeys).join(", "),
    callsPerDay: source?.callsPerDay ?? 10,
    historyCalls: 0,
    bucket: source?.location?.bucket ?? "",
    prefix: source?.location?.prefix ?? "",
    exportName: source?.location?.exportName ?? "",
    region: source?.location?.region ?? "",
  };
}

/** The draft as one of the operations takes it, or what is wrong with it, by the fields of the draft. */
export function readBillDraft(draft: BillDraft): { wish: BillWish } | { problems: FieldProblem[] } {
  const { kind, connectionId, callsPerDay, historyCalls } = draft;
  const tagKeys = [...new Set(draft.tagKeys.split(",").map((key) => key.trim()))].filter((key) => key !== "");
  if (kind === "cost_explorer") {
    const read = ConnectSourceInput.safeParse({
      connectionId,
      tagKeys,
      callsPerDay: callsPerDay ?? 0,
      historyCalls: historyCalls ?? 0,
    });
    return read.success
      ? { wish: { kind, input: read.data } }
      : { problems: read.error.issues.map(toProblem) };
  }
  const location = {
    bucket: draft.bucket.trim(),
    prefix: draft.prefix.trim(),
    exportName: draft.exportName.trim(),
    region: draft.region.trim(),
  };
  const read = ConnectExportInput.safeParse({ connectionId, tagKeys, location });
  return read.success ? { wish: { kind, input: read.data } } : { problems: read.error.issues.map(toProblem) };
}

/** A refused field of an input by its name in the form; a location that was looked at in vain goes to its bucket. */
export function atDraftField({ path, message }: FieldProblem): FieldProblem {
  return { path: path === "location" ? "bucket" : path.replace(/^location\./u, ""), message };
}

function toProblem({ path, message }: { path: PropertyKey[]; message: string }): FieldProblem {
  if (path[0] === "connectionId") return { path: "connectionId", message: "Choose a connection." };
  return atDraftField({ path: path.join("."), message });
}
