/** An answer of AWS that is an error: its code (`ValidationException`) and AWS's own sentence. */
export class AwsError extends Error {
  readonly code: string;
  /** HTTP status, when the service's schema does not tell it. */
  readonly status: number | undefined;
  /** Further members of the error shape, e.g. `originalStatusCode`. */
  readonly members: Readonly<Record<string, unknown>>;
  /** Headers that S3 answers with. */
  readonly headers: Readonly<Record<string, string>>;

  constructor(
    code: string,
    message: string,
    more: { status?: number; members?: Record<string, unknown>; headers?: Record<string, string> } = {},
  ) {
    super(message);
    this.name = "AwsError";
    this.code = code;
    this.status = more.status;
    this.members = more.members ?? {};
    this.headers = more.headers ?? {};
  }
}

export function validationError(message: string): AwsError {
  return new AwsError("ValidationException", message);
}

export function notFound(message: string): AwsError {
  return new AwsError("ResourceNotFoundException", message);
}
