/**
 * Why a Data Export cannot be loaded as it lies there; the message says which file and column, and what to do.
 * `changed` passes by itself: AWS was writing while Quarry was reading.
 */
export type RefusalReason = "incomplete" | "unreadable" | "unfit" | "too-large" | "changed";

/** The error for an export that is there and cannot be used; a refused call to AWS stays an `AwsError`. */
export class ExportRefusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason, message: string, options: { cause?: unknown } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "ExportRefusal";
    this.reason = reason;
  }
}
