import fc from "fast-check";
import { expect, test } from "vitest";
import { findInstanceType, type InstanceType } from "../instances/instance-types.ts";
import { estimateMemoryFit, type FitInput, type ModelSize } from "./memory-fit.ts";

const llama8b: ModelSize = {
  weightBytes: 16_060_522_496,
  narrowed: null,
  layers: 32,
  keyValueHeads: 8,
  headSize: 128,
};

function instanceOf(name: string): InstanceType {
  const found = findInstanceType(name);
  if (!found) throw new Error(`${name} is missing.`);
  return found;
}

const onType = (name: string, part: Partial<FitInput> = {}) =>
  estimateMemoryFit({
    model: llama8b,
    instance: instanceOf(name),
    accelerators: instanceOf(name).accelerators?.count ?? 0,
    contextTokens: 8192,
    ...part,
  });

test("an 8B model fits on one A10G, and every part shows its sum", () => {
  const fit = onType("ml.g5.2xlarge");
  expect(fit).toMatchObject({ verdict: "fits", sequences: 3, availableBytes: 22 * 1024 ** 3 });
  expect(fit.parts).toEqual([
    { id: "weights", label: "Weights", bytes: 16_060_522_496, arithmetic: "15 GiB of files" },
    {
      id: "cache",
      label: "One sequence of full length",
      bytes: 1_073_741_824,
      arithmetic: "2 × 32 layers × 8 heads × 128 × 2 bytes × 8,192 tokens",
    },
    {
      id: "overhead",
      label: "Server",
      bytes: 3_972_844_749,
      arithmetic: "1 × (10 % of 22 GiB kept free + 1.5 GiB for the server)",
    },
  ]);
});

test.each([
  ["ml.g4dn.xlarge", "too-large"],
  ["ml.g5.xlarge", "fits"],
  ["ml.g6e.xlarge", "fits"],
  ["ml.g5.12xlarge", "fits"],
] as const)("an 8B model on %s: %s", (type, verdict) => {
  expect(onType(type).verdict).toBe(verdict);
});

test("with sequences twice as long it is tight", () => {
  expect(onType("ml.g5.xlarge", { contextTokens: 16_384 })).toMatchObject({ verdict: "tight", sequences: 1 });
});

test("a copy has only the GPUs that it gets", () => {
  expect(onType("ml.g5.12xlarge", { accelerators: 1 }).availableBytes).toBe(22 * 1024 ** 3);
  expect(onType("ml.g5.12xlarge", { accelerators: 9 }).availableBytes).toBe(88 * 1024 ** 3);
});

test("weights that a server narrows take their share, and say why", () => {
  const model = { ...llama8b, narrowed: { share: 0.5, because: "loaded with 8 bits" } };
  expect(onType("ml.g5.2xlarge", { model }).parts[0]).toMatchObject({
    bytes: 8_030_261_248,
    arithmetic: "15 GiB of files × 0.5, loaded with 8 bits",
  });
});

test("without a GPU the main memory is what there is", () => {
  const model = { ...llama8b, weightBytes: 400_000_000 };
  expect(onType("ml.m5.large", { model })).toMatchObject({ verdict: "fits", availableBytes: 8 * 1024 ** 3 });
});

test("what is unknown is said, not assumed", () => {
  expect(onType("ml.g5.xlarge", { model: { ...llama8b, weightBytes: null } })).toMatchObject({
    verdict: "unknown",
    parts: [],
  });
  const fit = onType("ml.g5.xlarge", { contextTokens: null });
  expect(fit.sequences).toBeNull();
  expect(fit.sentence).toContain("comes on top");
});

test("the parts and the rest add up to the memory, and a longer sequence never leaves more", () => {
  const bytes = fc.integer({ min: 1, max: 2_000_000_000_000 });
  const tokens = fc.integer({ min: 1, max: 1_000_000 });
  fc.assert(
    fc.property(bytes, tokens, tokens, (weightBytes, contextTokens, more) => {
      const model = { ...llama8b, weightBytes };
      const fit = onType("ml.p4d.24xlarge", { model, contextTokens });
      const used = fit.parts.reduce((sum, part) => sum + part.bytes, 0);
      expect(used + fit.spareBytes).toBe(fit.availableBytes);
      expect(fit.verdict === "too-large").toBe(fit.spareBytes < 0);
      const longer = onType("ml.p4d.24xlarge", { model, contextTokens: contextTokens + more });
      expect(longer.spareBytes).toBeLessThan(fit.spareBytes);
    }),
  );
});
