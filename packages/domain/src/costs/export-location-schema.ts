import { z } from "zod";
import { defaultTagKeys, TagKeys } from "./sources/schema.ts";

/** Where AWS delivers a Data Export: what `CostSource.location` holds of a bill that is read from one. */
export const ExportLocation = z.strictObject({
  bucket: z
    .string()
    .regex(/^[\da-z][\d.a-z-]{1,61}[\da-z]$/, "Write the bucket's name alone, such as acme-billing."),
  prefix: z
    .string()
    .max(512, "A prefix has at most 512 characters.")
    .regex(/^(?!\w+:\/\/)[^\\]*$/, "Write the prefix within the bucket, such as exports/cur.")
    .default(""),
  exportName: z
    .string()
    .regex(
      /^[\w-]{1,128}$/,
      "Write the export's name as AWS Data Exports shows it: letters, digits, - and _.",
    ),
  region: z.string().regex(/^[a-z]{2}(-[a-z]+)+-\d$/, "Choose the Region of the bucket, such as us-east-1."),
});

/** What lies at a location, before a bill is read from it. */
export const ExportFinding = z.discriminatedUnion("found", [
  z.object({
    found: z.literal("export"),
    /** The first days of the billing periods, the latest first. */
    months: z.array(z.iso.date()),
    /** Of the latest billing period. */
    deliveredAt: z.iso.datetime(),
    format: z.enum(["parquet", "csv"]),
    files: z.int(),
    bytes: z.int(),
  }),
  z.object({
    found: z.enum(["nothing", "no-bucket", "elsewhere", "unfit", "unknown"]),
    /** What was found instead, and what to do. */
    why: z.string(),
  }),
]);

export const CheckExportInput = z.strictObject({ connectionId: z.uuid(), ...ExportLocation.shape });

export const ConnectExportInput = z.strictObject({
  connectionId: z.uuid(),
  location: ExportLocation,
  tagKeys: TagKeys.default(defaultTagKeys),
});

export const ChangeExportInput = z.strictObject({
  connectionId: z.uuid(),
  location: ExportLocation,
  tagKeys: TagKeys,
});

export type ExportLocation = z.infer<typeof ExportLocation>;
export type ExportFinding = z.infer<typeof ExportFinding>;
