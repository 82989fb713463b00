import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { regionOfBucket } from "../objects/bucket-region.ts";
import { requireColumns } from "./export-columns.ts";
import type { ExportPlace } from "./export-place.ts";
import { ExportRefusal } from "./export-refusal.ts";
import { findExportPeriods, nothingDelivered } from "./find-export-periods.ts";
import type { ExportFormat } from "./read-delivery.ts";
import { readDelivery } from "./read-delivery.ts";

/** What lies where a Data Export should be. */
export type ExportLook =
  | {
      found: "export";
      /** The first days of the billing periods, the latest first. */
      months: string[];
      /** Of the latest period. */
      deliveredAt: Date;
      format: ExportFormat;
      files: number;
      bytes: number;
    }
  /** Nothing that can be loaded; `why` says what was found and what to do. */
  | { found: "nothing" | "no-bucket" | "elsewhere" | "unfit" | "unknown"; why: string };

/**
 * Looks whether a Data Export is delivered there and could be loaded: its manifests, the latest files, and, where the
 * manifest tells, their columns. Nothing of the data is read.
 *
 * @throws AwsError `aborted`
 */
export async function lookAtExport(
  { s3 }: Pick<AwsClients, "s3">,
  { place, tagKeys }: { place: ExportPlace; tagKeys: readonly string[] },
  signal?: AbortSignal,
): Promise<ExportLook> {
  try {
    const periods = await findExportPeriods({ s3 }, place, signal);
    const [latest] = periods;
    if (latest === undefined) return { found: "nothing", why: nothingDelivered(place) };
    const { files, deliveredAt, columns } = await readDelivery({ s3 }, { place, period: latest, signal });
    const [first] = files;
    if (first === undefined) return { found: "nothing", why: nothingDelivered(place) };
    if (columns !== undefined) requireColumns(first.key, new Set(columns), tagKeys);
    const bytes = files.reduce((sum, file) => sum + file.bytes, 0);
    const months = periods.map(({ month }) => month);
    return { found: "export", months, deliveredAt, format: first.format, files: files.length, bytes };
  } catch (error) {
    if (error instanceof ExportRefusal) return { found: "unfit", why: error.message };
    if (!(error instanceof AwsError) || error.code === "aborted") throw error;
    return lookOfError(error, place);
  }
}

function lookOfError(error: AwsError, { bucket }: ExportPlace): ExportLook {
  const region = regionOfBucket(error);
  if (region !== undefined)
    return { found: "elsewhere", why: `The bucket ${bucket} is in ${region}. Choose that Region.` };
  if (error.awsCode === "NoSuchBucket")
    return { found: "no-bucket", why: `There is no bucket ${bucket}. Check its name.` };
  const why =
    error.code === "denied"
      ? `Quarry may not read the bucket ${bucket}: it needs s3:ListBucket on the bucket and s3:GetObject on what lies in it.`
      : `The bucket ${bucket} could not be read: ${error.message}`;
  return { found: "unknown", why };
}
