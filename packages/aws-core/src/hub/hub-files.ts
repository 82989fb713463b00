import { downloadFile, listFiles, parseSafetensorsMetadata } from "@huggingface/hub";
import { shardIndex } from "./choose-weights.ts";
import { HubError } from "./hub-error.ts";
import type { HubModel, WeightFile } from "./schema.ts";

/** How the Hub is asked: the library's own parameters. */
export interface Hub {
  hubUrl: string;
  fetch: typeof fetch;
  accessToken?: string;
}

/** One commit of one repository. */
export interface Snapshot {
  repo: string;
  revision: string;
}

const mostFiles = 10_000;

/** The files of the root folder with their bytes, whole or not at all. */
export async function listRoot(hub: Hub, at: Snapshot): Promise<WeightFile[]> {
  const files: WeightFile[] = [];
  for await (const { type, path, size, lfs } of listFiles({ ...hub, ...at })) {
    if (type !== "file") continue;
    files.push({ path, bytes: lfs?.size ?? size });
    if (files.length > mostFiles) {
      throw new HubError(`${at.repo} has more than ${mostFiles} files in its root folder.`, {
        code: "too-large",
        remedy: "Choose another repository, or copy the model to S3 and deploy it from there.",
      });
    }
  }
  return files;
}

/** A JSON file of a repository, parsed; undefined when there is no such file. */
export async function readJson(hub: Hub, at: Snapshot & { path: string }): Promise<unknown> {
  // Xet is a protocol for large files with endpoints of its own; descriptions are small.
  const blob = await downloadFile({ ...hub, ...at, xet: false });
  return blob === null ? undefined : JSON.parse(await blob.text());
}

/** The files that a shard index names; empty without one. */
export async function readShards(hub: Hub, at: Snapshot, files: readonly WeightFile[]): Promise<string[]> {
  if (!files.some(({ path }) => path === shardIndex)) return [];
  const index = await readJson(hub, { ...at, path: shardIndex });
  if (typeof index !== "object" || index === null) return [];
  const map: unknown = Reflect.get(index, "weight_map");
  if (typeof map !== "object" || map === null) return [];
  const names = Object.values(map).filter((name) => typeof name === "string");
  return [...new Set(names)];
}

export interface Counting {
  at: Snapshot;
  /** What the Hub counted itself. */
  stated: { parameters: Record<string, number>; total: number } | undefined;
  weights: HubModel["weights"];
}

/** Parameters in all and the format of most; from the files' headers where the Hub has not counted. */
export async function countParameters(
  hub: Hub,
  { at, stated, weights }: Counting,
): Promise<{ total: number | null; dtype: string | null }> {
  if (stated && Number.isSafeInteger(stated.total))
    return { total: stated.total, dtype: mostOf(stated.parameters) };
  const standard = weights.files.some(({ path }) => path === "model.safetensors") || weights.files.length > 1;
  if (weights.format !== "safetensors" || !standard) return { total: null, dtype: null };
  const { parameterCount } = await parseSafetensorsMetadata({ ...hub, ...at, computeParametersCount: true });
  const total = Object.values(parameterCount).reduce((sum, count) => sum + (count ?? 0), 0);
  return { total, dtype: mostOf(parameterCount) };
}

function mostOf(counts: Readonly<Record<string, number | undefined>>): string | null {
  const [first] = Object.entries(counts).toSorted(([, one = 0], [, other = 0]) => other - one);
  return first?.[0] ?? null;
}
