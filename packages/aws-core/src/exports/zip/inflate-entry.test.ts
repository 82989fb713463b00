import { expect, test } from "vitest";
import { defaultExportLimits } from "../limits.ts";
import { buildZip } from "../testing/build-zip.ts";
import { inflateEntry } from "./inflate-entry.ts";
import { listEntries } from "./list-entries.ts";

test.each([1000, 400_000])(
  "an entry that claims %i bytes yields no more, however many it holds",
  async (stated) => {
    const limits = { ...defaultExportLimits, ratio: 2000 };
    const file = buildZip([{ name: "a.json", content: Buffer.alloc(30_000_000), both: { bytes: stated } }]);
    const [entry] = await listEntries(file, limits);
    let seen = 0;
    const readAll = async (): Promise<void> => {
      if (entry) for await (const chunk of inflateEntry(file, entry)) seen += chunk.length;
    };
    await expect(readAll()).rejects.toMatchObject({ kind: "size_mismatch" });
    expect(seen).toBeLessThanOrEqual(stated);
  },
);
