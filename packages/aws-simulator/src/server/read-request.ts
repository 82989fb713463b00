import { AwsError } from "../wire/aws-error.ts";
import { decodeAwsChunked, incompleteBody } from "../wire/aws-chunked.ts";
import { readCredentialScope } from "../wire/credential-scope.ts";
import type { WireRequest } from "../wire/wire-message.ts";
import { inlineLimit } from "../world/body-store.ts";
import type { BodyStore } from "../world/body-store.ts";
import type { Exchange } from "./exchange.ts";

/** Bytes of a body that is held in memory. */
const memoryLimitBytes = 64 * 1024 * 1024;

/** Bytes that S3 takes in one call. */
const objectLimitBytes = 5 * 1024 ** 3;

type Head = Exchange["head"];

/**
 * Takes in a request. Bodies of objects go to files as they come; all others stay in memory and have a limit.
 * Undefined when the client left in the middle. Throws `BodyTooLargeError`.
 */
export async function readRequest(exchange: Exchange, bodies: BodyStore): Promise<WireRequest | undefined> {
  const { head } = exchange;
  const trailers: Record<string, string> = {};
  const isChunked = (head.headers["x-amz-content-sha256"] ?? "").startsWith("STREAMING-");
  const keepTrailer = (name: string, value: string): void => {
    trailers[name] = value;
  };
  const bytes = (): AsyncIterable<Uint8Array> =>
    isChunked ? decodeAwsChunked(exchange.bytes(), keepTrailer) : exchange.bytes();
  const whole = (body: Pick<WireRequest, "body" | "stored" | "problem">): WireRequest => ({
    ...head,
    ...body,
    headers: { ...head.headers, ...trailers },
  });
  const problem = isObject(head) ? lengthProblem(head) : undefined;
  if (problem !== undefined) return whole({ body: Buffer.alloc(0), problem });
  try {
    if (!isObject(head)) return whole({ body: await readBytes(bytes(), memoryLimitBytes) });
    const stored = await bodies.save(bytes());
    if (isChunked && String(stored.size) !== head.headers["x-amz-decoded-content-length"])
      return whole({ body: Buffer.alloc(0), stored, problem: incompleteBody() });
    const isShort = stored.size <= inlineLimit;
    return isShort
      ? whole({ body: bodies.readWhole(stored, inlineLimit) })
      : whole({ body: Buffer.alloc(0), stored });
  } catch (error) {
    if (error instanceof AwsError) return whole({ body: Buffer.alloc(0), problem: error });
    if (error instanceof BodyTooLargeError || !exchange.isGone()) throw error;
    return undefined;
  }
}

export class BodyTooLargeError extends Error {}

/** Whether the body is an object's, or a part's. */
const isObject = (head: Head): boolean =>
  head.method === "PUT" && readCredentialScope(head)?.signingName === "s3";

/** S3 refuses by the length that is told, before it has read anything. */
function lengthProblem({ headers }: Head): AwsError | undefined {
  const told = headers["x-amz-decoded-content-length"] ?? headers["content-length"];
  if (told === undefined && headers["transfer-encoding"] !== undefined) {
    const message = "You must provide the Content-Length HTTP header.";
    return new AwsError("MissingContentLength", message, { status: 411 });
  }
  const size = Number(told ?? 0);
  if (size <= objectLimitBytes) return undefined;
  return new AwsError("EntityTooLarge", "Your proposed upload exceeds the maximum allowed size", {
    status: 400,
    members: { ProposedSize: size, MaxSizeAllowed: objectLimitBytes },
  });
}

async function readBytes(source: AsyncIterable<Uint8Array>, limitBytes: number): Promise<Buffer> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of source) {
    size += chunk.length;
    // What is too much is still read, so that the client gets its answer rather than a broken connection.
    if (size <= limitBytes) chunks.push(chunk);
  }
  if (size > limitBytes) throw new BodyTooLargeError(`The request body is larger than ${limitBytes} bytes`);
  return Buffer.concat(chunks);
}
