import type { HubModel, WeightFile } from "./schema.ts";

/** The index of a model in several safetensors files. */
export const shardIndex = "model.safetensors.index.json";

/**
 * Picks the files that a server loads: safetensors before PyTorch's own format, in the root folder, without
 * adapters and without second copies in another layout. Null when there are none.
 *
 * @param shards names in the shard index; empty without one
 */
export function chooseWeights(
  files: readonly WeightFile[],
  shards: readonly string[],
): HubModel["weights"] | null {
  const inRoot = files.filter(({ path }) => !path.includes("/") && !path.startsWith("adapter_model."));
  const named = new Set(shards);
  const sharded = inRoot.filter(({ path }) => named.has(path));
  if (named.size > 0 && sharded.length === named.size) return whole("safetensors", sharded);
  const single = inRoot.filter(({ path }) => path === "model.safetensors");
  if (single.length > 0) return whole("safetensors", single);
  const anySafetensors = inRoot.filter(
    ({ path }) => path.endsWith(".safetensors") && !path.startsWith("consolidated"),
  );
  if (anySafetensors.length > 0) return whole("safetensors", anySafetensors);
  const bins = inRoot.filter(({ path }) => /^pytorch_model(-\d+-of-\d+)?\.bin$/.test(path));
  if (bins.length > 0) return whole("bin", bins);
  const gguf = inRoot.filter(({ path }) => path.endsWith(".gguf"));
  return gguf.length > 0
    ? { format: "gguf", files: gguf, bytes: gguf.length === 1 ? sum(gguf) : null }
    : null;
}

function whole(format: "safetensors" | "bin", files: WeightFile[]): HubModel["weights"] {
  return { format, files, bytes: sum(files) };
}

function sum(files: readonly WeightFile[]): number {
  return files.reduce((total, { bytes }) => total + bytes, 0);
}
