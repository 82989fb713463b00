import { createHash, randomUUID } from "node:crypto";
import { createWriteStream } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable, Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import { readExportIsolated } from "@quarry/aws-core/exports/read-export-isolated";
import type { ExportResult } from "@quarry/aws-core/exports/schema";
import type { Configuration } from "../configuration.ts";
import { DomainError } from "../operation/domain-error.ts";

export interface ReadUpload {
  fileName: string;
  sizeBytes: number;
  sha256: string;
  result: ExportResult;
}

/**
 * Reads one uploaded file in a process of its own. The file stands on disk only while it is read, under a name
 * that has nothing of the upload's.
 *
 * @throws DomainError `limit` when the file is larger than the limit
 */
export async function readUpload(
  file: File,
  configuration: Configuration,
  signal?: AbortSignal,
): Promise<ReadUpload> {
  const { uploadLimitBytes, exportReaderEntry } = configuration;
  const fileName = safeFileName(file.name);
  if (file.size > uploadLimitBytes) throw tooLarge(fileName, uploadLimitBytes);
  const folder = await mkdtemp(join(tmpdir(), "quarry-export-"));
  try {
    const path = join(folder, randomUUID());
    const sha256 = await writeAndHash(file, path);
    const result = await readExportIsolated(
      { path, name: fileName },
      { entry: exportReaderEntry, ...(signal && { signal }) },
    );
    return { fileName, sizeBytes: file.size, sha256, result };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function tooLarge(fileName: string, limitBytes: number): DomainError {
  const limit = Math.floor(limitBytes / 1024 / 1024);
  return new DomainError("limit", `${fileName} is larger than ${limit} MiB. Export one app at a time.`, {
    status: 413,
    details: [{ path: "file", message: `At most ${limit} MiB a file.` }],
  });
}

async function writeAndHash(file: File, path: string): Promise<string> {
  const hash = createHash("sha256");
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    },
  });
  await pipeline(Readable.from(file.stream()), tap, createWriteStream(path, { mode: 0o600 }));
  return hash.digest("hex");
}

/** The last part of what the browser called the file, without characters that would disturb a screen or a log. */
function safeFileName(name: string): string {
  const last = name.split(/[/\\]/u).at(-1) ?? "";
  const clean = last.replaceAll(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, "").trim();
  return clean.slice(0, 200) || "upload";
}
