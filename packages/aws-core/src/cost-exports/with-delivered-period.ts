import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { downloadDelivery } from "./download-delivery.ts";
import type { DownloadOptions } from "./download-delivery.ts";
import type { Delivery } from "./read-delivery.ts";
import { readPeriod } from "./read-period.ts";
import type { PeriodOptions, PeriodReading } from "./read-period.ts";

export interface DeliveredPeriodOptions
  extends
    Pick<DownloadOptions, "bucket" | "onProgress">,
    Pick<PeriodOptions, "tagKeys" | "readAt" | "memoryMebibytes" | "threads"> {
  delivery: Delivery;
  /** The most that the files may take on this machine, in bytes; 8 GiB unless said. */
  mostBytes?: number;
  signal?: AbortSignal;
}

const defaultMostBytes = 8 * 2 ** 30;

/**
 * Downloads a delivered billing period into a folder of its own, reads it, and hands it over for as long as `handle`
 * takes; folder and memory are given back whatever happens.
 *
 * @throws AwsError
 * @throws ExportRefusal
 */
export async function withDeliveredPeriod<Result>(
  { s3 }: Pick<AwsClients, "s3">,
  options: DeliveredPeriodOptions,
  handle: (period: PeriodReading) => Promise<Result>,
): Promise<Result> {
  const { delivery, mostBytes = defaultMostBytes } = options;
  const folder = await mkdtemp(join(tmpdir(), "quarry-export-"));
  try {
    const files = await downloadDelivery({ s3 }, delivery, { ...options, folder, mostBytes });
    const period = await readPeriod(files, { ...options, month: delivery.month, folder });
    try {
      return await handle(period);
    } finally {
      period.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
