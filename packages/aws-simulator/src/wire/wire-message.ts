import type { StoredBody } from "../world/body-store.ts";
import type { AwsError } from "./aws-error.ts";

/** A request as it came over the wire, HTTP/1.1 or HTTP/2 alike. */
export type WireRequest = {
  method: string;
  /** Path without the query, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
  /** The body of an object that is too long to be held in memory; `body` is empty then. */
  stored?: StoredBody;
  /** Why the body could not be taken in. */
  problem?: AwsError;
};

/** An answer for the wire; a stream is written as its chunks come. */
export type WireResponse = {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | AsyncIterable<Uint8Array>;
};
