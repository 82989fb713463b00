import { z } from "zod";
import { Paging, pageOf } from "../operation/paging.ts";
import { multiLine, searchText } from "../operation/text.ts";

export const driftKinds = ["missing", "changed", "orphaned", "unknown"] as const;
export const DriftKind = z.enum(driftKinds);
export type DriftKind = z.infer<typeof DriftKind>;

export const DriftView = z.object({
  id: z.uuid(),
  kind: DriftKind,
  arn: z.string(),
  name: z.string(),
  region: z.string(),
  connection: z.string(),
  /** The catalog's row, while there is one. */
  profileId: z.uuid().nullable(),
  differences: z.array(z.string()),
  firstSeenAt: z.string(),
  lastSeenAt: z.string(),
  ignored: z.object({ by: z.string(), at: z.string(), reason: z.string() }).nullable(),
});
export type DriftView = z.infer<typeof DriftView>;

export const DriftFilter = z.strictObject({
  /** `open`: nobody has decided; `ignored`: somebody has said to leave it. */
  scope: z.enum(["open", "ignored"]).default("open"),
  kind: z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(DriftKind).default([]),
  ),
  q: searchText(200).default(""),
  ...Paging,
});
export type DriftFilter = z.infer<typeof DriftFilter>;
export const DriftPage = pageOf(DriftView).extend({
  /** How many are open, by kind. */
  counts: z.record(DriftKind, z.int()),
});

export const AdoptDriftInput = z.strictObject({ id: z.uuid(), team: searchText(40).optional() });
export const IgnoreDriftInput = z.strictObject({
  id: z.uuid(),
  reason: multiLine(500).refine((text) => text.trim() !== "", "Say why it is left as it is."),
});
