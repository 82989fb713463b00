import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { readExport } from "./read-export.ts";
import { readExportIsolated } from "./read-export-isolated.ts";
import { ExportResult } from "./schema.ts";
import { buildZip } from "./testing/build-zip.ts";
import { profileArn, withFile } from "./testing/read-bytes.ts";

const entry = fileURLToPath(new URL("./read-export-process.ts", import.meta.url));
const template = JSON.stringify({
  arn: profileArn("abc"),
  unresolved: { "Fn::Sub": "${InferenceProfileArn}" },
});
const zip = buildZip([{ name: "agent-stack.json", content: template }]);
const name = "export.zip";

/** YAML whose parsing takes far longer and more memory than any JSON of its size. */
const slowYaml = `a: [${"[b, c], ".repeat(200_000)}]`;

describe("an export read in a process of its own", () => {
  test("gives the same answer as one read here, in the documented shape", async () => {
    await withFile(zip, async (path) => {
      const result = await readExportIsolated({ path, name }, { entry });
      expect(result).toEqual(await readExport({ path, name }));
      expect(ExportResult.parse(result)).toEqual(result);
      expect(Object.keys(result).join(" ")).toBe(
        "ok file sha256 profiles systemDefinedProfiles unresolved apps unreadable warnings",
      );
    });
  });

  test("passes failures on", async () => {
    const result = await withFile("hello", (path) => readExportIsolated({ path, name }, { entry }));
    expect(result).toMatchObject({ ok: false, error: { kind: "not_zip" } });
  });

  test("is stopped when it takes too long", async () => {
    const options = { entry, timeMilliseconds: 300 };
    const result = await withFile(slowYaml, (path) => readExportIsolated({ path, name: "a.yaml" }, options));
    expect(result).toEqual({
      ok: false,
      error: {
        kind: "bomb_total",
        message: "Reading the file took longer than 0.3 seconds, so it was stopped. Upload a smaller export.",
      },
    });
  });

  test.each([
    { what: "its heap", bytes: slowYaml, file: "a.yaml", memoryMebibytes: 150 },
    {
      what: "its buffers",
      bytes: Buffer.alloc(40 * 1024 * 1024, "[[1],2],".repeat(1000)),
      file: "a.json",
      memoryMebibytes: 60,
    },
  ])("is stopped when $what takes too much memory", async ({ bytes, file, memoryMebibytes }) => {
    const result = await withFile(bytes, (path) =>
      readExportIsolated({ path, name: file }, { entry, memoryMebibytes }),
    );
    expect(result).toMatchObject({
      error: {
        kind: "bomb_total",
        message: expect.stringContaining(`more than ${memoryMebibytes} MiB of memory`),
      },
    });
  });

  test("ends when its caller gives up", async () => {
    await withFile(slowYaml, async (path) => {
      const signal = AbortSignal.timeout(200);
      await expect(readExportIsolated({ path, name: "a.yaml" }, { entry, signal })).rejects.toThrow(
        "timeout",
      );
      await expect(readExportIsolated({ path, name: "a.yaml" }, { entry, signal })).rejects.toThrow(
        "timeout",
      );
    });
  });

  test("reports an entry that does not exist as a defect, not as a bad upload", async () => {
    const missing = readExportIsolated({ path: "/nowhere", name }, { entry: "/nowhere.ts" });
    await expect(missing).rejects.toThrow("The export reader ended with exit code 1.");
  });
});

test("reading stops between entries when its signal is aborted", async () => {
  await withFile(zip, async (path) => {
    const signal = AbortSignal.abort(new Error("closed"));
    await expect(readExport({ path, name }, undefined, signal)).rejects.toThrow("closed");
  });
});
