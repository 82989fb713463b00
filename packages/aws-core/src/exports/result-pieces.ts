import type { ExportResult } from "./schema.ts";

/**
 * The same text as `JSON.stringify(result)`, in pieces: a single text of a result with very many places would
 * double the memory that the reader needs.
 */
export function* resultPieces(result: ExportResult): Generator<string, void, void> {
  let separator = "{";
  for (const [key, value] of Object.entries(result)) {
    yield `${separator}${JSON.stringify(key)}:`;
    separator = ",";
    if (Array.isArray(value)) yield* arrayPieces(value);
    else yield JSON.stringify(value);
  }
  yield "}";
}

function* arrayPieces(items: readonly unknown[]): Generator<string, void, void> {
  let separator = "[";
  for (const item of items) {
    yield separator + JSON.stringify(item);
    separator = ",";
  }
  yield items.length === 0 ? "[]" : "]";
}
