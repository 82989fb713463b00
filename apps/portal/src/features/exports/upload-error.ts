/** Why a file could not be sent or was not taken, in a sentence for the person who sent it. */
export class UploadError extends Error {
  override readonly name = "UploadError";
  /** By which the portal's log knows the attempt, when it got that far. */
  readonly requestId: string | undefined;

  constructor(message: string, requestId?: string) {
    super(message);
    this.requestId = requestId;
  }
}
