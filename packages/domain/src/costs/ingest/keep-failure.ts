import type { AwsError } from "@quarry/aws-core/errors/aws-error";
import { isPassing } from "@quarry/aws-core/errors/aws-error";
import { explainAwsError } from "@quarry/aws-core/errors/explain-aws-error";
import { Prisma } from "@quarry/database/generated/client";
import type { CostSource } from "@quarry/database/generated/client";
import type { JobContext } from "../../jobs/job-context.ts";
import type { Transaction } from "../../operation/context.ts";
import { SourceFailure } from "../sources/schema.ts";
import { dayOf } from "../days-schema.ts";
import type { Lease } from "./lease.ts";

/** Says why a bill could not be read; what is held of it stays as it was. */
export async function keepFailure(
  { database, logger }: JobContext,
  { sourceId, attempt }: Lease,
  error: AwsError,
): Promise<void> {
  const { cause, remedy } = explainAwsError(error);
  const lastError: SourceFailure = { code: error.code, message: cause, remedy, isShort: isShort(error) };
  await database.costSource.updateMany({ where: { id: sourceId, attempt }, data: { lastError } });
  logger.warn({ sourceId, awsCode: error.awsCode }, "a bill could not be read");
}

/** Whether it may pass within the hour; data that is not there yet takes a day. */
export function isShort(error: AwsError): boolean {
  return isPassing(error) && error.code !== "not-ready";
}

/** Takes the failure back once something of the bill could be read whole. */
export async function forgetFailure(transaction: Transaction, { sourceId }: Lease): Promise<void> {
  await transaction.costSource.update({ where: { id: sourceId }, data: { lastError: Prisma.DbNull } });
}

/** Whether a bill is left alone until the next day, since another call would only be refused again and be paid for. */
export function isHeldBack(
  source: Pick<CostSource, "lastError" | "lastAttemptAt" | "refreshAskedAt">,
  now: Date,
): boolean {
  const { lastAttemptAt, refreshAskedAt } = source;
  const failure = SourceFailure.nullable().parse(source.lastError);
  if (!failure || failure.isShort || lastAttemptAt === null) return false;
  const isAsked = refreshAskedAt !== null && refreshAskedAt > lastAttemptAt;
  return !isAsked && dayOf(lastAttemptAt) === dayOf(now);
}
