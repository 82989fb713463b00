import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { rename, writeFile } from "node:fs/promises";
import { z } from "zod";
import { storedBodies } from "../services/s3/bucket-rows.ts";
import { reportDefect } from "../server/report-defect.ts";
import type { World, WorldDump } from "./world.ts";

const DumpShape = z.object({
  version: z.literal(1),
  scenario: z.string(),
  clockOffsetMs: z.number(),
  settings: z.object({
    tokensPerSecond: z.number(),
    firstTokenMs: z.number(),
    consistencyDelayMs: z.number(),
    uniqueProfileNames: z.boolean(),
    timeScale: z.number(),
  }),
  tables: z.record(z.string(), z.array(z.tuple([z.string(), z.unknown()]))),
});

const debounceMs = 250;

export type StateFile = {
  /** The world has changed: write it soon. */
  changed(): void;
  /** Writes what is not yet written, now. */
  flush(): void;
};

/**
 * Loads the world from a file, if it is there, and keeps the file up to date.
 * Throws an Error that names the file when its content is not a state of this simulator.
 */
export function openStateFile(path: string, world: World): StateFile {
  if (existsSync(path)) world.restore(readDump(path));
  world.bodies.sweep(storedBodies(world.tables));
  let timer: NodeJS.Timeout | undefined;
  let writing: Promise<void> = Promise.resolve();
  const save = (): void => {
    timer = undefined;
    const text = JSON.stringify(world.dump());
    writing = writing.then(() => writeWhole(path, text)).catch(reportDefect);
  };
  return {
    changed() {
      timer ??= setTimeout(save, debounceMs);
    },
    flush() {
      if (timer !== undefined) clearTimeout(timer);
      timer = undefined;
      writeFileSync(`${path}.exit`, JSON.stringify(world.dump()), { mode: 0o600 });
      renameSync(`${path}.exit`, path);
    },
  };
}

async function writeWhole(path: string, text: string): Promise<void> {
  await writeFile(`${path}.new`, text, { mode: 0o600 });
  await rename(`${path}.new`, path);
}

function readDump(path: string): WorldDump {
  const parsed = DumpShape.safeParse(parseJson(readFileSync(path, "utf8")));
  if (!parsed.success)
    throw new Error(`${path} is not a state file of this simulator; move it away or name another.`);
  return parsed.data;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
