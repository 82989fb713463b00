import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gunzipSync } from "node:zlib";
import type { CostLine } from "../../costs/cost-line.ts";
import { readPeriod } from "../read-period.ts";
import type { ExportForm, ExportLine } from "./write-export.ts";
import { writeExportFile } from "./write-export.ts";

export interface ReadOptions {
  form?: ExportForm;
  tagKeys?: readonly string[];
  readAt?: Date;
  /** Spoils the bytes of a file before it is read. */
  spoil?: (bytes: Buffer) => Buffer;
}

export interface ReadLines {
  from: string;
  until: string;
  rows: number;
  /** By grouping. */
  lines: Record<string, CostLine[]>;
}

/** What is read of May 2026, in June, from files that hold these lines. */
export async function readLines(
  files: readonly (readonly ExportLine[])[],
  options: ReadOptions = {},
): Promise<ReadLines> {
  const { form = { format: "parquet" }, tagKeys = [], spoil = (bytes) => bytes } = options;
  const folder = await mkdtemp(join(tmpdir(), "quarry-period-"));
  try {
    const local = [];
    for (const [index, lines] of files.entries()) {
      const bytes = await writeExportFile(folder, lines, form);
      const path = join(folder, `${index}.${form.format}`);
      await writeFile(path, spoil(form.format === "csv" ? gunzipSync(bytes) : bytes));
      local.push({ key: `quarry-0000${index + 1}.${form.format}`, path, format: form.format });
    }
    const readAt = options.readAt ?? new Date("2026-06-20T00:00:00Z");
    const period = await readPeriod(local, { month: "2026-05-01", tagKeys, folder, readAt });
    const lines: Record<string, CostLine[]> = {};
    for (const grouping of period.groupings) {
      lines[grouping] = [];
      for await (const line of period.lines(grouping)) lines[grouping].push(line);
    }
    period.close();
    const { from, until, rows } = period;
    return { from, until, rows, lines };
  } finally {
    await rm(folder, { recursive: true });
  }
}
