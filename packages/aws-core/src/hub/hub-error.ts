/**
 * Why a look-up on the Hub failed: `unauthenticated` cannot tell a gated or private repository from one that
 * does not exist, for the Hub does not; `gated` is one whose terms were not accepted.
 */
export type HubErrorCode =
  | "name-invalid"
  | "token-invalid"
  | "unauthenticated"
  | "gated"
  | "forbidden"
  | "not-found"
  | "not-a-model"
  | "no-weights"
  | "rate-limited"
  | "unreachable"
  | "timeout"
  | "aborted"
  | "too-large"
  | "unreadable";

export interface HubErrorDetails {
  code: HubErrorCode;
  /** What to do, in a sentence. */
  remedy: string;
  /** Seconds until the Hub answers again; only with `rate-limited`. */
  retryAfter?: number | undefined;
  cause?: unknown;
}

/** The only error of a look-up on the Hub; `message` is what is wrong. Neither holds a token. */
export class HubError extends Error {
  readonly code: HubErrorCode;
  readonly remedy: string;
  readonly retryAfter: number | undefined;

  constructor(message: string, { code, remedy, retryAfter, cause }: HubErrorDetails) {
    super(message, { cause });
    this.name = "HubError";
    this.code = code;
    this.remedy = remedy;
    this.retryAfter = retryAfter;
  }
}
