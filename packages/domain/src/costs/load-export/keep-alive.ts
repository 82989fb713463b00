import type { JobContext } from "../../jobs/job-context.ts";
import type { Lease } from "../ingest/lease.ts";
import { holdLease, leaseSeconds } from "../ingest/lease.ts";

/** Keeps a bill while files of it are downloaded and read, which takes longer than a lease. */
export interface KeptLease {
  /** Fires when the job must end, or another reader has the bill. */
  signal: AbortSignal;
  stop(): void;
}

/** Renews the lease until it is stopped; what holds it up is told by the signal. */
export function keepAlive({ database, signal }: JobContext, lease: Lease): KeptLease {
  const lost = new AbortController();
  const renew = (): void => {
    database
      .$transaction((transaction) => holdLease(transaction, lease))
      .catch((error: unknown) => lost.abort(error));
  };
  const timer = setInterval(renew, (leaseSeconds * 1000) / 4);
  return { signal: AbortSignal.any([signal, lost.signal]), stop: () => clearInterval(timer) };
}
