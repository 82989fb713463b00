import { Readable } from "node:stream";
import { stringify } from "csv-stringify";
import { z } from "zod";

/** What a CSV download answers with over HTTP. */
export const CsvAnswer = z.object({
  headers: z.record(z.string(), z.string()),
  body: z.custom<ReadableStream<Uint8Array>>((value) => value instanceof ReadableStream),
});

type Cell = string | number | null;

/**
 * A CSV file made row by row while it is sent, UTF-8 with a header line. Cells that a spreadsheet would run as
 * a formula are neutralised with a leading apostrophe.
 */
export function csvAnswer(
  fileName: string,
  columns: readonly string[],
  rows: AsyncIterable<readonly Cell[]>,
) {
  const lines = stringify({ header: true, columns: [...columns], record_delimiter: "windows" });
  const text = Readable.from(neutralised(rows)).compose(lines);
  return {
    headers: {
      "content-type": "text/csv; charset=utf-8",
      "content-disposition": `attachment; filename="${fileName}"`,
    },
    // Node's web stream and the DOM's are the same class at run time; only their declarations differ.
    body: Readable.toWeb(text) as ReadableStream<Uint8Array>,
  };
}

// A spreadsheet skips a byte-order mark and blanks before it looks for a formula.
const formula = /^[\s\uFEFF\0]*[=+\-@\t\r\0]/u;
// A plain number, such as a credit's, computes nothing.
const plainNumber = /^-?\d+(\.\d+)?$/;

async function* neutralised(rows: AsyncIterable<readonly Cell[]>): AsyncGenerator<Cell[]> {
  for await (const row of rows) {
    yield row.map((cell) => (isFormula(cell) ? `'${cell}` : cell));
  }
}

const isFormula = (cell: Cell): boolean =>
  typeof cell === "string" && formula.test(cell) && !plainNumber.test(cell);
