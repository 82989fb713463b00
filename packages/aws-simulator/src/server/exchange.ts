import { once } from "node:events";
import { ServerResponse } from "node:http";
import { constants } from "node:http2";
import type { IncomingMessage } from "node:http";
import type { Http2ServerRequest, Http2ServerResponse } from "node:http2";
import type { WireRequest, WireResponse } from "../wire/wire-message.ts";

/** One request and its answer, over HTTP/1.1 or HTTP/2. */
export type Exchange = {
  transport: "http/1.1" | "http/2";
  /** Aborts when the client is gone before the answer is complete. */
  signal: AbortSignal;
  /** The request without its body. */
  head: Omit<WireRequest, "body">;
  /** The request's body as it comes; throws when the client leaves in the middle. */
  bytes(): AsyncIterable<Uint8Array>;
  /** Whether the client left before it had sent everything. */
  isGone(): boolean;
  /** Resolves when the last byte is handed over; rejects with the signal's reason when the client is gone. */
  respond(response: WireResponse): Promise<void>;
  /** Cuts the connection without an answer. */
  drop(): void;
};

export function openExchange(
  request: IncomingMessage | Http2ServerRequest,
  response: ServerResponse | Http2ServerResponse,
): Exchange {
  const abort = new AbortController();
  response.on("close", () => {
    if (!response.writableEnded) abort.abort(new Error("The client closed the connection"));
  });
  response.on("error", () => abort.abort(new Error("The connection broke")));
  return {
    transport: request.httpVersionMajor === 2 ? "http/2" : "http/1.1",
    signal: abort.signal,
    head: readHead(request),
    bytes: () => request as AsyncIterable<Buffer>,
    isGone: () => request.destroyed && !request.readableEnded,
    respond: (answer) => respond(response, answer, abort.signal),
    drop: () => {
      // Only the one stream breaks: other calls of the client share the HTTP/2 connection.
      if (response instanceof ServerResponse) request.socket.destroy();
      else response.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
    },
  };
}

function readHead(request: IncomingMessage | Http2ServerRequest): Exchange["head"] {
  const [path = "/", ...query] = (request.url ?? "/").split("?");
  return {
    method: request.method ?? "GET",
    path,
    query: new URLSearchParams(query.join("?")),
    headers: plainHeaders(request.headers),
  };
}

function plainHeaders(headers: IncomingMessage["headers"]): Record<string, string> {
  const plain: Record<string, string> = {};
  for (const [name, value] of Object.entries(headers)) {
    if (value !== undefined) plain[name] = Array.isArray(value) ? value.join(", ") : value;
  }
  return plain;
}

async function respond(
  response: ServerResponse | Http2ServerResponse,
  { status, headers, body }: WireResponse,
  signal: AbortSignal,
): Promise<void> {
  signal.throwIfAborted();
  response.statusCode = status;
  // What the client still sends is not read any more, so that the connection cannot serve another call.
  if (response instanceof ServerResponse && !response.req.complete) response.setHeader("connection", "close");
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (body instanceof Uint8Array) {
    if (status !== 204 && headers["content-length"] === undefined) {
      response.setHeader("content-length", String(body.byteLength));
    }
    response.end(body);
    return;
  }
  // The client should see the answer begin before the first chunk is due; the two versions differ in how.
  if (response instanceof ServerResponse) response.flushHeaders();
  else response.writeHead(status);
  for await (const chunk of body) {
    signal.throwIfAborted();
    const hasRoom = write(response, chunk);
    if (!hasRoom) await once(response, "drain", { signal });
  }
  signal.throwIfAborted();
  response.end();
}

// The two types take the same chunk, but their overloads have no common signature.
function write(response: ServerResponse | Http2ServerResponse, chunk: Uint8Array): boolean {
  return response instanceof ServerResponse ? response.write(chunk) : response.write(chunk);
}
