import type { CostGroupBy } from "../schema.ts";

interface DimensionWords {
  /** Completes "by …" and "divided by …". */
  one: string;
  /** What stands where a line has no such value. */
  none: string;
}

const words: Readonly<Record<Exclude<CostGroupBy, `tag:${string}`>, DimensionWords>> = {
  service: { one: "service", none: "(no service)" },
  "usage-type": { one: "usage type", none: "(no usage type)" },
  category: { one: "kind of usage", none: "(other)" },
  region: { one: "Region", none: "(no Region)" },
  model: { one: "model", none: "(no model)" },
  account: { one: "account", none: "(no account)" },
  profile: { one: "profile", none: "(not by a profile of Quarry)" },
  endpoint: { one: "endpoint", none: "(not by an endpoint of Quarry)" },
};

/** How a dimension is called within a sentence; a tag by its key. */
export function dimensionWords(by: CostGroupBy): DimensionWords {
  return isTag(by) ? { one: `the tag ${by.slice("tag:".length)}`, none: "(not tagged)" } : words[by];
}

/** The dimensions that are not tags, in the order of pickers. */
export const dimensions = [
  "service",
  "profile",
  "endpoint",
  "model",
  "category",
  "region",
  "account",
  "usage-type",
] as const satisfies readonly CostGroupBy[];

const isTag = (by: CostGroupBy): by is `tag:${string}` => by.startsWith("tag:");
