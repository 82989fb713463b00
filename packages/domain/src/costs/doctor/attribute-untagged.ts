import type { UsageCategory } from "@quarry/aws-core/costs/usage-type-schema";
import { modelKeyOfId, modelKeyOfName } from "@quarry/aws-core/prices/model-key";
import { splitExactly } from "../split-exactly.ts";

/** What a usage type cost that carries no value of the tag, in ten-billionths of a dollar. */
export interface UntaggedLine {
  usageTypeId: number;
  category: string;
  /** As the bill writes it. */
  model: string | null;
  amount: bigint;
}

/** What the bill itself says that something untagged cost. */
export interface BilledPart {
  /** Names the thing. */
  id: string;
  usageTypeId: number;
  amount: bigint;
}

/** What CloudWatch counted of something untagged. */
export interface MeteredPart {
  id: string;
  baseModelId: string;
  tokens: Readonly<Record<TokenColumn, bigint>>;
}

export type TokenColumn = "input" | "output" | "cacheRead" | "cacheWrite" | "images";

export interface Attribution {
  billed: ReadonlyMap<string, bigint>;
  metered: ReadonlyMap<string, bigint>;
  unexplained: bigint;
}

interface Parts {
  billed: readonly BilledPart[];
  metered: readonly MeteredPart[];
}

/**
 * Tells whose the untagged spend probably is: first what the bill tells apart, never more than is untagged; then, per
 * model and kind of token, what is left by the tokens that were counted. All parts and what is left add up to the lines.
 */
export function attributeUntagged(lines: readonly UntaggedLine[], { billed, metered }: Parts): Attribution {
  const left = new Map(lines.map((line) => [line.usageTypeId, { ...line }]));
  const byBill = new Map<string, bigint>();
  for (const { id, usageTypeId, amount } of billed) {
    const line = left.get(usageTypeId);
    if (!line || amount <= 0n || line.amount <= 0n) continue;
    const part = amount < line.amount ? amount : line.amount;
    line.amount -= part;
    add(byBill, id, part);
  }
  const byMeter = divideByTokens([...left.values()], metered);
  const explained = [...byBill.values(), ...byMeter.values()].reduce((sum, part) => sum + part, 0n);
  const total = lines.reduce((sum, { amount }) => sum + amount, 0n);
  return { billed: byBill, metered: byMeter, unexplained: total - explained };
}

function divideByTokens(
  lines: readonly UntaggedLine[],
  metered: readonly MeteredPart[],
): Map<string, bigint> {
  const parts = new Map<string, bigint>();
  const byModel = Map.groupBy(metered, ({ baseModelId }) => modelKeyOfId(baseModelId));
  for (const { model, category, amount } of lines) {
    const column = columns[category];
    const sharers = model === null ? undefined : byModel.get(modelKeyOfName(model));
    if (column === undefined || sharers === undefined || amount <= 0n) continue;
    const weights = sharers.map(({ tokens }) => tokens[column]);
    if (weights.every((weight) => weight === 0n)) continue;
    const shares = splitExactly(amount, weights);
    for (const [index, { id }] of sharers.entries()) add(parts, id, shares[index] ?? 0n);
  }
  return parts;
}

const columns: Readonly<Partial<Record<string, TokenColumn>>> = {
  "input-tokens": "input",
  "output-tokens": "output",
  "cache-read-tokens": "cacheRead",
  "cache-write-tokens": "cacheWrite",
  images: "images",
} satisfies Partial<Record<UsageCategory, TokenColumn>>;

function add(parts: Map<string, bigint>, id: string, amount: bigint): void {
  if (amount !== 0n) parts.set(id, (parts.get(id) ?? 0n) + amount);
}
