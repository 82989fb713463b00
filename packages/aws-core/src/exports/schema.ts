// What the export reader answers, as a process of its own prints it. docs/exports.md describes the fields.
import { z } from "zod";
import { applicationProfileArnPattern, systemDefinedProfileArnPattern } from "../arns/bedrock-arn.ts";
import { exportFailureKinds } from "./failure.ts";

/** How an ARN was written: plainly, in JSON inside a string, composed by Fn::Sub or Fn::Join, or in YAML. */
export const ExportForm = z.enum(["plain", "json-string", "sub", "join", "yaml"]);
export type ExportForm = z.infer<typeof ExportForm>;

/** One JSON pointer (RFC 6901) into the entry, and one more for each string that had to be decoded. */
const ExportPath = z.array(z.string()).min(1);

export const ExportPlace = z.strictObject({ entry: z.string(), path: ExportPath, form: ExportForm });
export type ExportPlace = z.infer<typeof ExportPlace>;

export const ExportProfile = z.strictObject({
  arn: z.string().regex(applicationProfileArnPattern),
  partition: z.string(),
  region: z.string(),
  account: z.string(),
  profileId: z.string(),
  places: z.array(ExportPlace).min(1),
});
export type ExportProfile = z.infer<typeof ExportProfile>;

export const ExportSystemProfile = ExportProfile.extend({
  arn: z.string().regex(systemDefinedProfileArnPattern),
});

/** An expression that may name a profile once CloudFormation fills in its parameters; never guessed. */
export const ExportUnresolved = z.strictObject({ entry: z.string(), path: ExportPath, text: z.string() });
export type ExportUnresolved = z.infer<typeof ExportUnresolved>;

export const ExportApp = z.strictObject({
  kind: z.enum(["agent", "flow", "unknown"]),
  name: z.string().nullable(),
  domainId: z.string().nullable(),
  /** From the service role's name; the project that the Studio's policies check. */
  projectId: z.string().nullable(),
  /** What the export calls its project; not the DataZone project id. */
  exportProjectId: z.string().nullable(),
  model: z.string().nullable(),
});
export type ExportApp = z.infer<typeof ExportApp>;

export const ExportReading = z.strictObject({
  ok: z.literal(true),
  file: z.string(),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  profiles: z.array(ExportProfile),
  systemDefinedProfiles: z.array(ExportSystemProfile),
  unresolved: z.array(ExportUnresolved),
  apps: z.array(ExportApp),
  unreadable: z.array(z.strictObject({ entry: z.string(), reason: z.string() })),
  warnings: z.array(z.string()),
});
export type ExportReading = z.infer<typeof ExportReading>;

export const ExportFailure = z.strictObject({
  ok: z.literal(false),
  error: z.strictObject({ kind: z.enum(exportFailureKinds), message: z.string() }),
});
export type ExportFailure = z.infer<typeof ExportFailure>;

export const ExportResult = z.discriminatedUnion("ok", [ExportReading, ExportFailure]);
export type ExportResult = z.infer<typeof ExportResult>;
