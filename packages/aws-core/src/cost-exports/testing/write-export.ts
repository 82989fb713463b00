import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { CreateBucketCommand, PutObjectCommand } from "@aws-sdk/client-s3";
import { DuckDBInstance } from "@duckdb/node-api";
import type { AwsClients } from "../../clients/create-aws-clients.ts";
import type { ExportPlace } from "../export-place.ts";
import { folderOf } from "../export-place.ts";
import { quoted } from "../open-duckdb.ts";

/** A line of a Data Export; what is not given is what most lines have. */
export interface ExportLine {
  day?: string;
  account?: string;
  product?: string;
  code?: string;
  usageType?: string;
  resource?: string;
  unblended?: string;
  blended?: string;
  quantity?: string;
  currency?: string;
  tags?: Record<string, string>;
  type?: string;
  invoice?: string;
  /** Columns by their names, such as `reservation_effective_cost`. */
  further?: Record<string, string>;
}

export interface ExportForm {
  format: "parquet" | "csv";
  /** How Parquet holds amounts; CUR 2.0 has DOUBLE. */
  amounts?: "DOUBLE" | "DECIMAL(28,10)";
  /** Columns that the export does not have. */
  without?: readonly string[];
}

/** Writes a file of a Data Export with DuckDB, as AWS does it: maps in Parquet, JSON in gzipped CSV. */
export async function writeExportFile(
  folder: string,
  lines: readonly ExportLine[],
  form: ExportForm,
): Promise<Buffer> {
  const instance = await DuckDBInstance.create(":memory:", { threads: "1" });
  const connection = await instance.connect();
  const path = join(folder, `made.${form.format}`);
  const rows = lines.map((line) => columnsOf(line));
  const names = [...new Set([...Object.keys(columnsOf({})), ...rows.flatMap((row) => Object.keys(row))])];
  const kept = names.filter((name) => !form.without?.includes(name));
  await connection.run(`CREATE TABLE raw (${kept.map((name) => `${name} VARCHAR`).join(", ")})`);
  const appender = await connection.createAppender("raw");
  for (const row of rows) {
    for (const name of kept) {
      const value = row[name];
      if (value === undefined) appender.appendNull();
      else appender.appendVarchar(value);
    }
    appender.endRow();
  }
  appender.closeSync();
  const columns = kept.map((name) => `${typed(name, form)} AS ${name}`).join(", ");
  const how = form.format === "csv" ? "FORMAT csv, HEADER" : "FORMAT parquet, COMPRESSION snappy";
  await connection.run(`COPY (SELECT ${columns} FROM raw) TO ${quoted(path)} (${how})`);
  connection.closeSync();
  instance.closeSync();
  const bytes = await readFile(path);
  return form.format === "csv" ? gzipSync(bytes) : bytes;
}

function columnsOf(line: ExportLine): Record<string, string> {
  const { unblended = "1", type = "Usage", day = "2026-05-01" } = line;
  return {
    bill_invoice_id: line.invoice ?? "1234567890",
    line_item_usage_start_date: day.includes("T") ? day : `${day}T00:00:00Z`,
    line_item_usage_account_id: line.account ?? "111122223333",
    line_item_product_code: line.code ?? "AmazonBedrock",
    line_item_usage_type: line.usageType ?? "USE1-NovaLite-input-tokens",
    line_item_resource_id: line.resource ?? "",
    line_item_line_item_type: type,
    line_item_usage_amount: line.quantity ?? "1",
    line_item_unblended_cost: unblended,
    line_item_blended_cost: line.blended ?? unblended,
    line_item_currency_code: line.currency ?? "USD",
    product: JSON.stringify(line.product === "" ? {} : { product_name: line.product ?? "Amazon Bedrock" }),
    resource_tags: JSON.stringify(line.tags ?? {}),
    ...line.further,
  };
}

function typed(name: string, { format, amounts = "DOUBLE" }: ExportForm): string {
  if (format === "csv") return name;
  if (["product", "resource_tags", "tags"].includes(name)) {
    return `CASE WHEN ${name} IS NULL THEN NULL ELSE from_json(${name}, '"MAP(VARCHAR, VARCHAR)"') END`;
  }
  if (/^line_item_usage_.*_date$/.test(name)) return `${name}::TIMESTAMP`;
  if (/_cost$|_amount$|commitment|_fee/.test(name)) return `nullif(${name}, '')::${amounts}`;
  return name;
}

/** Where the tests have AWS deliver. */
export const testPlace: ExportPlace = { bucket: "acme-billing", prefix: "exports", exportName: "quarry" };

export interface Delivered {
  month: string;
  files: readonly { name: string; body: Buffer }[];
  /** The folder of a delivery of its own; none where the export overwrites its files. */
  execution?: string;
  /** Files that the manifest names; by default those that are delivered. */
  named?: readonly string[];
}

/** Puts a delivery into the bucket, the manifest last. @returns the folder of the data */
export async function deliver(
  { s3 }: Pick<AwsClients, "s3">,
  { month, files, execution, named }: Delivered,
  place: ExportPlace = testPlace,
): Promise<string> {
  const period = `BILLING_PERIOD=${month.slice(0, 7)}`;
  const below = execution === undefined ? period : `${period}/${execution}`;
  const data = `${folderOf(place)}/data/${below}`;
  const put = (Key: string, Body: Buffer | string) =>
    s3.send(new PutObjectCommand({ Bucket: place.bucket, Key, Body }));
  for (const { name, body } of files) await put(`${data}/${name}`, body);
  const dataFiles = (named ?? files.map(({ name }) => name)).map(
    (name) => `s3://${place.bucket}/${data}/${name}`,
  );
  const manifest = JSON.stringify({ dataFiles });
  const metadata = `${folderOf(place)}/metadata`;
  if (execution !== undefined) await put(`${metadata}/${below}/${place.exportName}-Manifest.json`, manifest);
  await put(`${metadata}/${period}/${place.exportName}-Manifest.json`, manifest);
  return data;
}

/** Makes the bucket that AWS delivers to. */
export async function makeBucket({ s3 }: Pick<AwsClients, "s3">, bucket = testPlace.bucket): Promise<void> {
  await s3.send(new CreateBucketCommand({ Bucket: bucket }));
}
