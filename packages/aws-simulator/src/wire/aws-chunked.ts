import { AwsError } from "./aws-error.ts";

/**
 * Undoes `aws-chunked`, in which SDKs send bodies to S3: `<hex size>[;signature]\r\n<bytes>\r\n`, ended by a chunk
 * of no bytes and trailing headers, such as a checksum. Never holds more than a piece of the stream.
 * Throws `AwsError` IncompleteBody when the stream ends, or is malformed, before that.
 */
export async function* decodeAwsChunked(
  source: AsyncIterable<Uint8Array>,
  onTrailer: (name: string, value: string) => void,
): AsyncGenerator<Uint8Array> {
  const reader = createReader(source);
  for (;;) {
    const size = readSize(await reader.line());
    if (size === 0) break;
    for (let left = size; left > 0;) {
      const piece = await reader.some(left);
      left -= piece.length;
      yield piece;
    }
    if ((await reader.line()) !== "") throw incompleteBody();
  }
  for (let line = await reader.lastLine(); line !== ""; line = await reader.lastLine()) {
    const colon = line.indexOf(":");
    if (colon > 0) onTrailer(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/ErrorResponses.html#ErrorCodeList */
export const incompleteBody = (): AwsError =>
  new AwsError(
    "IncompleteBody",
    "You did not provide the number of bytes specified by the Content-Length HTTP header",
    { status: 400 },
  );

type Reader = {
  /** The next line without its end. */
  line(): Promise<string>;
  /** The same; the end of the stream is an empty line. */
  lastLine(): Promise<string>;
  /** At least one byte and at most so many. */
  some(most: number): Promise<Buffer>;
};

// Sizes, signatures and checksums are far shorter.
const longestLine = 8 * 1024;

function createReader(source: AsyncIterable<Uint8Array>): Reader {
  const chunks = source[Symbol.asyncIterator]();
  let held = Buffer.alloc(0);
  const more = async (): Promise<boolean> => {
    const { done, value } = await chunks.next();
    if (done === true) return false;
    held = held.length === 0 ? Buffer.from(value) : Buffer.concat([held, value]);
    return true;
  };
  const readLine = async (): Promise<string | undefined> => {
    for (;;) {
      const end = held.indexOf("\r\n");
      if (end !== -1) {
        const line = held.toString("latin1", 0, end);
        held = held.subarray(end + 2);
        return line;
      }
      if (held.length > longestLine) throw incompleteBody();
      if (!(await more())) return undefined;
    }
  };
  return {
    async line() {
      const line = await readLine();
      if (line === undefined) throw incompleteBody();
      return line;
    },
    lastLine: async () => (await readLine()) ?? "",
    async some(most) {
      while (held.length === 0) if (!(await more())) throw incompleteBody();
      const piece = held.subarray(0, most);
      held = held.subarray(piece.length);
      return piece;
    },
  };
}

function readSize(line: string): number {
  const digits = /^([0-9a-fA-F]{1,12})(?:;.*)?$/.exec(line)?.[1];
  if (digits === undefined) throw incompleteBody();
  return Number.parseInt(digits, 16);
}
