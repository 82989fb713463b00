import type { ByteSpan } from "../../world/body-store.ts";
import type { ObjectRow } from "./bucket-rows.ts";
import { invalidArgument, invalidRange, invalidRequest } from "./s3-errors.ts";

type Wanted = { Range?: string | undefined; PartNumber?: number | undefined };

/**
 * The bytes that a reader asks for; undefined for all of them. A range that is no range is ignored, as S3 does.
 * Throws InvalidRange for one beyond the end.
 */
export function wantedSpan(
  { body, partSizes = [body.size] }: Pick<ObjectRow, "body" | "partSizes">,
  { Range, PartNumber }: Wanted,
): ByteSpan | undefined {
  if (Range !== undefined && PartNumber !== undefined)
    throw invalidRequest("Cannot specify both Range header and partNumber query parameter");
  if (PartNumber !== undefined) return partSpan(partSizes, PartNumber);
  return Range === undefined ? undefined : readRange(Range, body.size);
}

function partSpan(partSizes: readonly number[], number: number): ByteSpan {
  const length = partSizes[number - 1];
  if (length === undefined)
    throw invalidArgument("partNumber", number, "The requested partnumber is not satisfiable");
  const start = partSizes.slice(0, number - 1).reduce((sum, size) => sum + size, 0);
  return { start, length };
}

function readRange(range: string, size: number): ByteSpan | undefined {
  const [, first = "", last = ""] = /^bytes=(\d*)-(\d*)$/.exec(range.trim()) ?? [];
  if (first === "" && last === "") return undefined;
  if (first === "") {
    const length = Math.min(Number(last), size);
    if (length === 0) throw invalidRange(range, size);
    return { start: size - length, length };
  }
  const start = Number(first);
  const end = last === "" ? size - 1 : Math.min(Number(last), size - 1);
  if (last !== "" && Number(last) < start) return undefined;
  if (start >= size) throw invalidRange(range, size);
  return { start, length: end - start + 1 };
}
