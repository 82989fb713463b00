import type { FailureView } from "./schema.ts";

/** Something stands in the way that no further attempt removes. */
export class CannotProvision extends Error {
  readonly failure: FailureView;

  constructor(failure: FailureView, cause?: unknown) {
    super(failure.title, { cause });
    this.failure = failure;
  }
}
