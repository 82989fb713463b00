import { AwsError, translateAwsError } from "../errors/aws-error.ts";
import type { AwsErrorCode } from "../errors/error-codes.ts";

/** Why costs could not be read; `explainAwsError` has the cause and the remedy of each in words. */
export type CostReadReason =
  /** The page token is no longer good, or was made for another question: the days have to be read from the start. */
  | "expired-token"
  /** Cost Explorer has no data of the account or of the days yet, or too little of them for a forecast. */
  | "data-unavailable"
  /** Too many calls in a short time. */
  | "throttled"
  /** The days lie further back than Cost Explorer keeps any. */
  | "too-old"
  /** An amount is in another currency than US dollars. */
  | "currency"
  /** A usage type belongs to no service of the question: the bill by service has to be read again first. */
  | "unknown-usage-type"
  /** The answer is not what Cost Explorer's documentation says that it is. */
  | "unreadable";

/** An AwsError of Cost Explorer that says more than its code does; passing ones succeed later with nothing changed. */
export class CostReadError extends AwsError {
  readonly reason: CostReadReason;

  constructor(message: string, { reason, operation, cause }: CostReadErrorDetails) {
    const { awsCode, requestId } = cause instanceof AwsError ? cause : { awsCode: ownCode(reason) };
    super(message, { code: codes[reason], awsCode, operation, requestId, cause });
    this.name = "CostReadError";
    this.reason = reason;
  }
}

export interface CostReadErrorDetails {
  reason: CostReadReason;
  /** The API operation that was called, such as `GetCostAndUsage`. */
  operation: string;
  cause?: unknown;
}

const codes: Readonly<Record<CostReadReason, AwsErrorCode>> = {
  "expired-token": "invalid",
  "data-unavailable": "not-ready",
  throttled: "throttled",
  "too-old": "invalid",
  currency: "invalid",
  "unknown-usage-type": "invalid",
  unreadable: "unavailable",
};

/** `unreadable` becomes `CostsUnreadable`, in the place of a name that AWS would give. */
const ownCode = (reason: CostReadReason): string =>
  `Costs${reason.replaceAll(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase())}`;

/** Cost Explorer's names of errors; elsewhere the same name may mean something else, such as a quota. */
const reasons = new Map<string, CostReadReason>([
  ["InvalidNextTokenException", "expired-token"],
  ["RequestChangedException", "expired-token"],
  ["DataUnavailableException", "data-unavailable"],
  ["LimitExceededException", "throttled"],
  ["BillExpirationException", "too-old"],
]);

/** Puts what a call of Cost Explorer threw into our words: a CostReadError where it has a reason, else an AwsError. */
export function translateCostError(error: unknown, operation: string): AwsError {
  const translated = translateAwsError(error, operation);
  const reason =
    reasons.get(translated.awsCode) ?? (translated.code === "throttled" ? "throttled" : undefined);
  if (reason === undefined) return translated;
  return new CostReadError(translated.message, { reason, operation, cause: translated });
}
