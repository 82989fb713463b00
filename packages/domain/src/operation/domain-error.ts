export const errorStatus = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  "not-found": 404,
  conflict: 409,
  limit: 429,
  "aws-refused": 502,
  "aws-unavailable": 503,
} as const;

export type ErrorCode = keyof typeof errorStatus;

/** One field that was refused: the path within the input, and what to do about it. */
export interface ErrorDetail {
  path: string;
  message: string;
}

export interface DomainErrorOptions {
  details?: readonly ErrorDetail[];
  status?: number;
  cause?: unknown;
}

/** The one error operations throw on purpose. The message says what to do next and is shown to the person. */
export class DomainError extends Error {
  readonly code: ErrorCode;
  readonly details: readonly ErrorDetail[];
  /** The HTTP status, where the code's own would mislead: 413 for a body that is too large. */
  readonly status: number;

  constructor(code: ErrorCode, message: string, options: DomainErrorOptions = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = "DomainError";
    this.code = code;
    this.details = options.details ?? [];
    this.status = options.status ?? errorStatus[code];
  }
}

/** A refusal of one field of the input. */
export function invalidField(path: string, message: string): DomainError {
  return new DomainError("invalid", message, { details: [{ path, message }] });
}

/** A refusal of one field whose value somebody else has already. */
export function takenField(path: string, message: string): DomainError {
  return new DomainError("conflict", message, { details: [{ path, message }] });
}

/** The answer for a record that is not there or that the actor may not see. */
export function notFound(what: string): DomainError {
  return new DomainError("not-found", `There is no such ${what}, or it belongs to another team.`);
}
