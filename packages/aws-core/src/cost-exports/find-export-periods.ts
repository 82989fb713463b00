import { ListObjectsV2Command, type ListObjectsV2CommandOutput } from "@aws-sdk/client-s3";
import type { AwsClients } from "../clients/create-aws-clients.ts";
import { callAws } from "../errors/call-aws.ts";
import type { ExportPlace } from "./export-place.ts";
import { folderOf } from "./export-place.ts";
import { ExportRefusal } from "./export-refusal.ts";

/** A billing period of which the export was delivered. */
export interface ExportPeriod {
  /** Its first day, such as `2026-05-01`. */
  month: string;
  /** The manifest of the latest delivery. */
  manifestKey: string;
  deliveredAt: Date;
}

// Exports that keep every delivery leave a manifest for each: some hundred a month.
const mostPages = 100;

/**
 * The billing periods that AWS has delivered, the latest first; none where nothing is delivered yet, which takes up
 * to a day. The manifest beside the folders of single deliveries is always that of the latest one, whether the export
 * overwrites its files or keeps them all.
 *
 * Source: https://docs.aws.amazon.com/cur/latest/userguide/dataexports-export-delivery.html
 *
 * @throws AwsError
 * @throws ExportRefusal `too-large` for a folder of more than 100,000 manifests
 */
export async function findExportPeriods(
  { s3 }: Pick<AwsClients, "s3">,
  place: ExportPlace,
  signal?: AbortSignal,
): Promise<ExportPeriod[]> {
  const folder = `${folderOf(place)}/metadata/`;
  const periods = new Map<string, ExportPeriod>();
  let token: string | undefined;
  for (let page = 0; page < mostPages; page += 1) {
    const command = new ListObjectsV2Command({
      Bucket: place.bucket,
      Prefix: folder,
      ...(token === undefined ? {} : { ContinuationToken: token }),
    });
    const answer: ListObjectsV2CommandOutput = await callAws("ListObjectsV2", () =>
      s3.send(command, signal ? { abortSignal: signal } : {}),
    );
    for (const { Key = "", LastModified } of answer.Contents ?? []) {
      const month = monthOfManifest(Key.slice(folder.length), place.exportName);
      if (month === undefined || LastModified === undefined) continue;
      periods.set(month, { month, manifestKey: Key, deliveredAt: LastModified });
    }
    token = answer.NextContinuationToken;
    if (token === undefined) return [...periods.values()].toSorted((a, b) => (a.month < b.month ? 1 : -1));
  }
  throw new ExportRefusal(
    "too-large",
    `s3://${place.bucket}/${folder} holds more than ${mostPages * 1000} files. Let old deliveries of the export expire by a lifecycle rule.`,
  );
}

/** What to say where no period is found. */
export function nothingDelivered(place: ExportPlace): string {
  return `There is no manifest of a Data Export below s3://${place.bucket}/${folderOf(place)}/metadata/. Check the prefix and the export's name; AWS delivers a new export within 24 hours.`;
}

/** AWS names it with or without the export; one that lies deeper belongs to a single delivery. */
function monthOfManifest(path: string, exportName: string): string | undefined {
  const [, month, file] = /^BILLING_PERIOD=(\d{4}-(?:0[1-9]|1[0-2]))\/([^/]+)$/.exec(path) ?? [];
  if (month === undefined) return undefined;
  return file === `${exportName}-Manifest.json` || file === "Manifest.json" ? `${month}-01` : undefined;
}
