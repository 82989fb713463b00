import type { WireRequest } from "./wire-message.ts";

/**
 * Undoes `aws-chunked`, in which SDKs send S3 bodies with a trailing checksum: `<hex size>[;signature]\r\n<bytes>\r\n`.
 * Other requests are returned as they are.
 */
export function decodeAwsChunked(request: WireRequest): WireRequest {
  const isChunked = (request.headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-");
  return isChunked ? { ...request, body: joinChunks(request.body) } : request;
}

function joinChunks(body: Buffer): Buffer {
  const chunks: Buffer[] = [];
  let position = 0;
  for (;;) {
    const lineEnd = body.indexOf("\r\n", position);
    const size = lineEnd === -1 ? 0 : Number.parseInt(body.toString("latin1", position, lineEnd), 16);
    if (!(size > 0)) return Buffer.concat(chunks);
    chunks.push(body.subarray(lineEnd + 2, lineEnd + 2 + size));
    position = lineEnd + 2 + size + 2;
  }
}
