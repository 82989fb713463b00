import { ExportResult } from "@quarry/aws-core/exports/schema";
import { StudioVerdict } from "@quarry/aws-core/verdicts/schema";
import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { searchText, singleLine } from "../operation/text.ts";

const TeamSlug = z.string().min(1).max(63);

// A form sends one file as itself and several under one name as a list.
const Files = z.union([z.file(), z.array(z.file()).min(1).max(20)]);

export const UploadExportsInput = z.strictObject({ file: Files, team: TeamSlug.optional() });

export const verifications = [
  "pending",
  "alive",
  "gone",
  "other-account",
  "no-permission",
  "unavailable",
] as const;
export const VerificationState = z.enum(verifications);
export type VerificationState = z.infer<typeof VerificationState>;

/** A profile found in an export, with where it stands in AWS. */
export const FoundProfileView = z.object({
  arn: z.string(),
  verification: VerificationState,
  explanation: z.string(),
  name: z.string().nullable(),
  baseModelId: z.string().nullable(),
  verdict: StudioVerdict.nullable(),
  verifiedAt: z.string().nullable(),
  /** The catalog's row for it, when the actor may see one. */
  profileId: z.string().nullable(),
  adoptedByTeam: z.boolean(),
});
export type FoundProfileView = z.infer<typeof FoundProfileView>;

export const UploadedExportView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  duplicateOf: z.uuid().optional(),
  result: ExportResult,
});
export type UploadedExportView = z.infer<typeof UploadedExportView>;

export const UploadExportsResult = z.object({ items: z.array(UploadedExportView) });

export const ExportSummaryView = z.object({
  id: z.uuid(),
  fileName: z.string(),
  sizeBytes: z.int(),
  sha256: z.string(),
  readable: z.boolean(),
  duplicateOf: z.uuid().nullable(),
  uploadedAt: z.string(),
  uploadedBy: z.string(),
  team: z.string(),
  profileCount: z.int(),
  aliveCount: z.int(),
  pendingCount: z.int(),
});
export type ExportSummaryView = z.infer<typeof ExportSummaryView>;

export const ExportView = ExportSummaryView.extend({
  result: ExportResult,
  profiles: z.array(FoundProfileView),
  mayDelete: z.boolean(),
});
export type ExportView = z.infer<typeof ExportView>;

export const ExportFilter = z.strictObject({ q: searchText(200).default(""), ...Paging });
export type ExportFilter = z.infer<typeof ExportFilter>;
export const ExportPage = pageOf(ExportSummaryView);

export const ExportReference = z.strictObject({ id: z.uuid() });

export const AdoptProfilesInput = z.strictObject({
  id: z.uuid(),
  arns: z.array(singleLine(2048)).min(1).max(200),
});

export const AdoptionsResult = z.object({
  adopted: z.array(z.object({ arn: z.string(), profileId: z.uuid() })),
  /** Profiles that could not be adopted, each with the reason. */
  refused: z.array(z.object({ arn: z.string(), reason: z.string() })),
});
export type AdoptionsResult = z.infer<typeof AdoptionsResult>;
