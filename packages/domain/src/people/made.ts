import type { Change } from "../audit/append-event.ts";

/** A record that was just written, and what the audit trail says of it. */
export interface Made {
  id: string;
  change: Change;
}
