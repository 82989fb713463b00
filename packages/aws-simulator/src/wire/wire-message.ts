/** A request as it came over the wire, HTTP/1.1 or HTTP/2 alike. */
export type WireRequest = {
  method: string;
  /** Path without the query, still percent-encoded. */
  path: string;
  query: URLSearchParams;
  /** Header names in lower case. */
  headers: Readonly<Record<string, string>>;
  body: Buffer;
};

/** An answer for the wire; a stream is written as its chunks come. */
export type WireResponse = {
  status: number;
  headers: Record<string, string>;
  body: Uint8Array | AsyncIterable<Uint8Array>;
};
