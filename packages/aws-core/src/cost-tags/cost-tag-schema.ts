import { z } from "zod";

/** Which tags a key stands for: of resources, written by AWS itself, or of the IAM user or role that calls a model. */
export const CostTagKind = z.enum(["resource", "aws", "caller"]);
export type CostTagKind = z.infer<typeof CostTagKind>;

/** What billing knows of a tag key. */
export interface CostTag {
  key: string;
  isGeneratedByAws: boolean;
  isActive: boolean;
  /** When it was last activated or deactivated; null when it never was. */
  statusChangedAt: Date | null;
  /** The first day of the last month in which it was used, `YYYY-MM-DD`; null when AWS does not say. */
  lastUsedMonth: string | null;
}

/** A backfill as AWS tells it: the present status of every key is carried into the past. */
export interface CostTagBackfill {
  requestedAt: Date;
  /** The first of a month, `YYYY-MM-DD`. */
  from: string;
  status: BackfillStatus;
  completedAt: Date | null;
}

export const BackfillStatus = z.enum(["PROCESSING", "SUCCEEDED", "FAILED"]);
export type BackfillStatus = z.infer<typeof BackfillStatus>;

const callerPrefix = "iamPrincipal/";

/**
 * What a key stands for. Tags of the calling IAM user or role are keys of their own, `iamPrincipal/` and the tag's
 * key, activated apart from a resource's tag of the same key.
 */
export function costTagKind({
  key,
  isGeneratedByAws,
}: Pick<CostTag, "key" | "isGeneratedByAws">): CostTagKind {
  if (key.startsWith(callerPrefix)) return "caller";
  return isGeneratedByAws || key.startsWith("aws:") ? "aws" : "resource";
}
