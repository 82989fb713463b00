import type { InstanceType } from "../instances/instance-types.ts";

/** What is known of a model's size; null where its files do not tell. */
export interface ModelSize {
  /** Bytes of the files that are loaded. */
  weightBytes: number | null;
  /** Where the server narrows the numbers while it loads them: the share of the files' bytes that remains, and why. */
  narrowed: { share: number; because: string } | null;
  layers: number | null;
  /** Heads whose keys and values are kept, fewer than the attention heads with grouped attention. */
  keyValueHeads: number | null;
  /** Numbers in one head. */
  headSize: number | null;
}

export interface FitInput {
  model: ModelSize;
  instance: InstanceType;
  /** GPUs or Neuron devices that one copy gets; on an instance without any, its main memory is taken. */
  accelerators: number;
  /** Longest sequence that is served, in tokens; null when nothing tells. */
  contextTokens: number | null;
}

/** A share of the memory, in bytes, with the sum that gave it, for a bar and its legend. */
export interface MemoryPart {
  id: "weights" | "cache" | "overhead";
  label: string;
  bytes: number;
  /** The arithmetic in words, such as `2 × 32 layers × 8 heads × 128 × 2 bytes × 8,192 tokens`. */
  arithmetic: string;
}

/**
 * Whether one copy of a model fits: `tight` leaves less than a tenth of the memory, `unknown` names what is
 * missing. `spareBytes` is what remains for more sequences, negative when something is missing.
 */
export interface MemoryFit {
  verdict: "fits" | "tight" | "too-large" | "unknown";
  parts: MemoryPart[];
  /** Memory of the devices that one copy gets, all of it. */
  availableBytes: number;
  spareBytes: number;
  /** Sequences of full length that have room at once; null when the size of one is unknown. */
  sequences: number | null;
  sentence: string;
}

const gibibyte = 1024 ** 3;

// vLLM and LMI leave a tenth of each GPU alone; TGI and SGLang are near that.
const reservedShare = 0.1;
// Context of CUDA, graphs and the largest activations: measured values lie between 1 and 2 GiB a device.
const runtimeBytesPerDevice = 1.5 * gibibyte;
const cacheBytesPerNumber = 2;
const tightShare = 0.1;

/**
 * Estimates the memory of one copy: weights, the keys and values of one sequence of full length, and what the
 * server itself takes. An estimate to choose an instance type by; the container's log has the last word.
 *
 * Source of the cache's size: https://docs.vllm.ai/en/latest/configuration/conserving_memory.html
 */
export function estimateMemoryFit(input: FitInput): MemoryFit {
  const { devices, deviceBytes, device } = memoryOf(input);
  const availableBytes = devices * deviceBytes;
  const weights = weightsPart(input.model);
  if (!weights) return unknownFit(availableBytes);
  const cache = cachePart(input);
  const overhead = overheadPart(devices, deviceBytes);
  const parts = [weights, ...(cache ? [cache] : []), overhead];
  const needed = parts.reduce((sum, { bytes }) => sum + bytes, 0);
  const spareBytes = availableBytes - needed;
  const verdict = verdictOf(spareBytes, availableBytes);
  const sequences =
    cache && cache.bytes > 0 ? Math.max(0, Math.floor((spareBytes + cache.bytes) / cache.bytes)) : null;
  const sentence = sentenceOf({
    verdict,
    needed,
    availableBytes,
    where: `${devices} × ${device}`,
    cacheKnown: cache !== null,
  });
  return { verdict, parts, availableBytes, spareBytes, sequences, sentence };
}

function memoryOf({ instance, accelerators }: FitInput) {
  const { accelerators: own, memoryGib } = instance;
  if (!own)
    return { devices: 1, deviceBytes: memoryGib * gibibyte, device: `${memoryGib} GiB of main memory` };
  const devices = Math.max(1, Math.min(accelerators, own.count));
  return { devices, deviceBytes: own.memoryGib * gibibyte, device: `${own.model} with ${own.memoryGib} GiB` };
}

function weightsPart({ weightBytes, narrowed }: ModelSize): MemoryPart | null {
  if (weightBytes === null) return null;
  const files = `${gib(weightBytes)} of files`;
  return {
    id: "weights",
    label: "Weights",
    bytes: Math.ceil(weightBytes * (narrowed?.share ?? 1)),
    arithmetic: narrowed ? `${files} × ${narrowed.share}, ${narrowed.because}` : files,
  };
}

function cachePart({ model, contextTokens }: FitInput): MemoryPart | null {
  const { layers, keyValueHeads, headSize } = model;
  if (layers === null || keyValueHeads === null || headSize === null || contextTokens === null) return null;
  return {
    id: "cache",
    label: "One sequence of full length",
    bytes: 2 * layers * keyValueHeads * headSize * cacheBytesPerNumber * contextTokens,
    arithmetic: `2 × ${layers} layers × ${keyValueHeads} heads × ${headSize} × ${cacheBytesPerNumber} bytes × ${contextTokens.toLocaleString("en")} tokens`,
  };
}

function overheadPart(devices: number, deviceBytes: number): MemoryPart {
  return {
    id: "overhead",
    label: "Server",
    bytes: Math.ceil(devices * (deviceBytes * reservedShare + runtimeBytesPerDevice)),
    arithmetic: `${devices} × (10 % of ${gib(deviceBytes)} kept free + ${gib(runtimeBytesPerDevice)} for the server)`,
  };
}

function verdictOf(spareBytes: number, availableBytes: number): MemoryFit["verdict"] {
  if (spareBytes < 0) return "too-large";
  return spareBytes < availableBytes * tightShare ? "tight" : "fits";
}

interface Outcome {
  verdict: MemoryFit["verdict"];
  needed: number;
  availableBytes: number;
  where: string;
  cacheKnown: boolean;
}

function sentenceOf({ verdict, needed, availableBytes, where, cacheKnown }: Outcome): string {
  const sizes = `about ${gib(needed)} of ${gib(availableBytes)} (${where})`;
  const left = cacheKnown ? "" : " What the sequences take is not known and comes on top.";
  if (verdict === "too-large") return `One copy needs ${sizes}: it does not fit.${left}`;
  if (verdict === "tight")
    return `One copy takes ${sizes}: it fits, with little room for more sequences.${left}`;
  return `One copy takes ${sizes}.${left}`;
}

function unknownFit(availableBytes: number): MemoryFit {
  return {
    verdict: "unknown",
    parts: [],
    availableBytes,
    spareBytes: availableBytes,
    sequences: null,
    sentence: "The size of the model's files is not known, so Quarry cannot tell whether it fits.",
  };
}

/** Bytes as GiB with one decimal. */
function gib(bytes: number): string {
  return `${(bytes / gibibyte).toLocaleString("en", { maximumFractionDigits: 1 })} GiB`;
}
