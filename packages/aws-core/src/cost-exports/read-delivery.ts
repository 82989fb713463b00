import { createHash } from "node:crypto";
import { GetObjectCommand, HeadObjectCommand } from "@aws-sdk/client-s3";
import { z } from "zod";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import type { S3Address } from "../objects/s3-address.ts";
import type { ExportPlace } from "./export-place.ts";
import { folderOf } from "./export-place.ts";
import { ExportRefusal } from "./export-refusal.ts";
import type { ExportPeriod } from "./find-export-periods.ts";

export type ExportFormat = "parquet" | "csv";

export interface DeliveredFile {
  key: string;
  bytes: number;
  /** As S3 writes it, with its quotes. */
  etag: string;
  format: ExportFormat;
}

/** The files that make up one billing period, as the manifest names them. */
export interface Delivery {
  month: string;
  deliveredAt: Date;
  files: DeliveredFile[];
  /** Differs whenever any of the files was written anew. */
  version: string;
  /** The columns of the files; undefined where the manifest does not say. */
  columns: string[] | undefined;
}

export interface DeliveryToRead {
  place: ExportPlace;
  period: ExportPeriod;
  signal?: AbortSignal | undefined;
}

const Manifest = z.object({
  dataFiles: z
    .array(z.union([z.string(), z.object({ s3Uri: z.string() }), z.object({ key: z.string() })]))
    .optional(),
  reportKeys: z.unknown().optional(),
  columns: z
    .array(z.object({ name: z.string() }))
    .optional()
    .catch(undefined),
});

const mostManifestBytes = 8 * 1024 * 1024;

/**
 * Reads the manifest of a billing period and looks at every file it names: only these belong together, and other files
 * in the folder may be left over from deliveries before.
 *
 * @throws AwsError
 * @throws ExportRefusal `incomplete` where a named file is missing, `unreadable` for what is no manifest of a Data
 *   Export, `unfit` for files that are neither Parquet nor gzipped CSV, or lie elsewhere
 */
export async function readDelivery(
  { s3 }: Pick<AwsClients, "s3">,
  { place, period, signal }: DeliveryToRead,
): Promise<Delivery> {
  const address = { bucket: place.bucket, key: period.manifestKey };
  const { dataFiles, columns } = await readManifest({ s3 }, address, signal);
  const files: DeliveredFile[] = [];
  for (const named of dataFiles) {
    const key = keyOf(named, place, period);
    files.push(await lookAt({ s3 }, { ...place, key, manifestKey: period.manifestKey }, signal));
  }
  const hash = createHash("sha256");
  for (const { key, bytes, etag } of files) hash.update(JSON.stringify([key, bytes, etag]));
  const { month, deliveredAt } = period;
  return { month, deliveredAt, files, version: hash.digest("hex"), columns };
}

async function readManifest(
  { s3 }: Pick<AwsClients, "s3">,
  { bucket, key }: S3Address,
  signal: AbortSignal | undefined,
): Promise<{ dataFiles: string[]; columns: string[] | undefined }> {
  const where = `The manifest s3://${bucket}/${key}`;
  const text = await callAws("GetObject", async () => {
    const answer = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: key }), {
      ...(signal && { abortSignal: signal }),
    });
    if ((answer.ContentLength ?? 0) > mostManifestBytes) return undefined;
    return await answer.Body?.transformToString();
  });
  const { data } = Manifest.safeParse(parseJson(text ?? ""));
  if (data?.dataFiles === undefined && data?.reportKeys !== undefined) {
    throw new ExportRefusal(
      "unfit",
      `${where} is that of a legacy Cost and Usage Report. Create a Data Export of the table CUR 2.0 and name that.`,
    );
  }
  if (data?.dataFiles === undefined)
    throw new ExportRefusal("unreadable", `${where} does not name its data files (dataFiles).`);
  const dataFiles = data.dataFiles.map((file) => {
    if (typeof file === "string") return file;
    return "s3Uri" in file ? file.s3Uri : file.key;
  });
  if (dataFiles.length === 0) {
    throw new ExportRefusal("incomplete", `${where} names no data files: the billing period is empty.`);
  }
  return { dataFiles, columns: data.columns?.map(({ name }) => name) };
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** A file elsewhere would be read with the rights of Quarry though nobody named it, or counted in two months. */
function keyOf(named: string, place: ExportPlace, { month, manifestKey }: ExportPeriod): string {
  const inBucket = `s3://${place.bucket}/`;
  const key = named.startsWith(inBucket) ? named.slice(inBucket.length) : named.replace(/^\/+/, "");
  if (key.startsWith(`${folderOf(place)}/data/BILLING_PERIOD=${month.slice(0, 7)}/`)) return key;
  throw new ExportRefusal(
    "unfit",
    `The manifest s3://${place.bucket}/${manifestKey} names ${named}, which is not among the data of its billing period.`,
  );
}

async function lookAt(
  { s3 }: Pick<AwsClients, "s3">,
  { bucket, key, manifestKey }: { bucket: string; key: string; manifestKey: string },
  signal: AbortSignal | undefined,
): Promise<DeliveredFile> {
  const format = formatOf(key);
  if (format === undefined) {
    throw new ExportRefusal(
      "unfit",
      `s3://${bucket}/${key} is neither Parquet (.parquet) nor gzipped CSV (.csv.gz), the two forms of a Data Export.`,
    );
  }
  try {
    const { ContentLength = 0, ETag = "" } = await callAws("HeadObject", () =>
      s3.send(new HeadObjectCommand({ Bucket: bucket, Key: key }), signal ? { abortSignal: signal } : {}),
    );
    return { key, bytes: ContentLength, etag: ETag, format };
  } catch (error) {
    if (!(error instanceof AwsError) || error.code !== "not-found") throw error;
    throw new ExportRefusal(
      "incomplete",
      `The manifest s3://${bucket}/${manifestKey} names ${key}, which is not in the bucket. AWS writes the manifest last, so the file was deleted; nothing of the billing period was loaded.`,
      { cause: error },
    );
  }
}

function formatOf(key: string): ExportFormat | undefined {
  if (key.endsWith(".parquet")) return "parquet";
  return key.endsWith(".csv.gz") ? "csv" : undefined;
}
