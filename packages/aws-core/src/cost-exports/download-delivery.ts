import { createWriteStream } from "node:fs";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { createGunzip } from "node:zlib";
import { GetObjectCommand } from "@aws-sdk/client-s3";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { AwsError, translateAwsError } from "../errors/aws-error.ts";
import { callAws } from "../errors/call-aws.ts";
import { ExportRefusal } from "./export-refusal.ts";
import type { DeliveredFile, Delivery, ExportFormat } from "./read-delivery.ts";

/** A file of the export on this machine; CSV is unpacked. */
export interface LocalFile {
  /** What it is called in S3, for messages. */
  key: string;
  path: string;
  format: ExportFormat;
}

export interface DownloadOptions {
  bucket: string;
  /** An empty folder. */
  folder: string;
  /** The most that one billing period may take on the disk, in bytes, unpacked. */
  mostBytes: number;
  signal?: AbortSignal;
  /** Told after each file: the bytes of S3 that are here, and of all files. */
  onProgress?: (progress: { bytes: number; ofBytes: number }) => void;
}

/**
 * Brings the files of a billing period into a folder. Each is asked for as it was when the delivery was read, so no
 * file of a later delivery gets among them. CSV is unpacked on the way: its checksum is the only sign that it is whole.
 *
 * @throws AwsError
 * @throws ExportRefusal `changed` when AWS has delivered anew, `too-large`, `unreadable` for a torn gzip file
 */
export async function downloadDelivery(
  { s3 }: Pick<AwsClients, "s3">,
  { files, month }: Delivery,
  options: DownloadOptions,
): Promise<LocalFile[]> {
  const ofBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  if (ofBytes > options.mostBytes) throw tooLarge(month, options.mostBytes);
  const local: LocalFile[] = [];
  const room = { left: options.mostBytes };
  let bytes = 0;
  for (const [index, file] of files.entries()) {
    // Numbered, because names from S3 have no place in a path or in SQL.
    const path = join(options.folder, `${index}.${file.format}`);
    await downloadFile({ s3 }, file, { ...options, month, path, room });
    local.push({ key: file.key, path, format: file.format });
    bytes += file.bytes;
    options.onProgress?.({ bytes, ofBytes });
  }
  return local;
}

interface Target extends DownloadOptions {
  month: string;
  path: string;
  /** What is left of the bytes that the billing period may take. */
  room: { left: number };
}

async function downloadFile(
  { s3 }: Pick<AwsClients, "s3">,
  { key, etag, format }: DeliveredFile,
  { bucket, signal, month, path, room, mostBytes }: Target,
): Promise<void> {
  const command = new GetObjectCommand({ Bucket: bucket, Key: key, IfMatch: etag });
  const { Body } = await callAws("GetObject", () =>
    s3.send(command, signal ? { abortSignal: signal } : {}),
  ).catch((error: unknown) => {
    throw changed(error, `s3://${bucket}/${key}`);
  });
  if (!(Body instanceof Readable)) throw new Error("S3 answered without a body.");
  const count = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      room.left -= chunk.byteLength;
      done(room.left < 0 ? tooLarge(month, mostBytes) : null, chunk);
    },
  });
  const steps = format === "csv" ? [Body, createGunzip(), count] : [Body, count];
  try {
    await pipeline([...steps, createWriteStream(path)], signal ? { signal } : {});
  } catch (error) {
    if (error instanceof ExportRefusal) throw error;
    if (isTorn(error)) {
      throw new ExportRefusal(
        "unreadable",
        `s3://${bucket}/${key} is torn: it cannot be unpacked to its end. Have AWS deliver the export anew.`,
        { cause: error },
      );
    }
    throw translateAwsError(error, "GetObject");
  }
}

function changed(error: unknown, address: string): unknown {
  if (!(error instanceof AwsError) || error.awsCode !== "PreconditionFailed") return error;
  return new ExportRefusal(
    "changed",
    `AWS delivered ${address} anew while it was read. Quarry reads it again.`,
    {
      cause: error,
    },
  );
}

const isTorn = (error: unknown): boolean =>
  error instanceof Error && "code" in error && typeof error.code === "string" && error.code.startsWith("Z_");

function tooLarge(month: string, mostBytes: number): ExportRefusal {
  const gibibytes = (mostBytes / 2 ** 30).toLocaleString("en-US", { maximumFractionDigits: 1 });
  return new ExportRefusal(
    "too-large",
    `The billing period ${month.slice(0, 7)} takes more than the ${gibibytes} GiB that Quarry reads on its own machine. Narrow the export to Bedrock and SageMaker in its query, or ask Athena.`,
  );
}
