/** Why a delivery did not arrive, in a sentence of ours without addresses of channels or anything secret. */
export class DeliveryProblem extends Error {
  /** Whether trying again would change nothing. */
  readonly isFinal: boolean;
  /** How long the receiver wants to be left alone, in seconds. */
  readonly retryAfterSeconds: number;

  constructor(
    sentence: string,
    {
      isFinal,
      retryAfterSeconds = 0,
      cause,
    }: { isFinal: boolean; retryAfterSeconds?: number; cause?: unknown },
  ) {
    super(sentence, { cause });
    this.isFinal = isFinal;
    this.retryAfterSeconds = retryAfterSeconds;
  }
}
