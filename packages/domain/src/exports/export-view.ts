import { ExportResult } from "@quarry/aws-core/exports/schema";
import { StudioVerdict } from "@quarry/aws-core/verdicts/schema";
import type { Export, ExportProfile, Verification } from "@quarry/database/generated/client";
import type { ExportSummaryView, FoundProfileView, VerificationState } from "./schema.ts";

export type ExportRow = Export & {
  team: { slug: string; name: string };
  uploadedBy: { name: string };
  profiles: ExportProfile[];
};

/** An export as lists show it. */
export function toExportSummaryView(row: ExportRow): ExportSummaryView {
  const { id, fileName, sizeBytes, sha256, readable } = row;
  return {
    id,
    fileName,
    sizeBytes,
    sha256,
    readable,
    duplicateOf: row.duplicateOfId,
    uploadedAt: row.uploadedAt.toISOString(),
    uploadedBy: row.uploadedBy.name,
    team: row.team.slug,
    profileCount: row.profiles.length,
    aliveCount: row.profiles.filter(({ verification }) => verification === "alive").length,
    pendingCount: row.profiles.filter(({ verification }) => verification === "pending").length,
  };
}

/** The reader's answer as it was stored. */
export function storedResult(row: Pick<Export, "result">): ExportResult {
  return ExportResult.parse(row.result);
}

/** Where the profile stands in the catalog: its id there, and whether the export's team has adopted it. */
export interface CatalogPlace {
  profileId: string;
  adopted: boolean;
}

/** A profile found in an export as it travels; `place` is missing while the catalog has no row for it. */
export function toFoundProfileView(row: ExportProfile, place: CatalogPlace | undefined): FoundProfileView {
  return {
    arn: row.arn,
    verification: stateOf[row.verification],
    explanation: row.explanation,
    name: row.name,
    baseModelId: row.baseModelId,
    verdict: row.verdict === null ? null : StudioVerdict.parse(row.verdict),
    verifiedAt: row.verifiedAt?.toISOString() ?? null,
    profileId: place?.profileId ?? null,
    adoptedByTeam: place?.adopted ?? false,
  };
}

const stateOf: Record<Verification, VerificationState> = {
  pending: "pending",
  alive: "alive",
  gone: "gone",
  other_account: "other-account",
  no_permission: "no-permission",
  unavailable: "unavailable",
};
