import type { ReadCondition } from "./read-document.ts";
import { covers, literal, overlaps, wild } from "./wildcards.ts";

type Pattern = ReturnType<typeof wild>;

/** What is known of the requests that a permission is wanted for. */
export interface KnownContext {
  /** By condition key in lower case: what its value is like. */
  values: ReadonlyMap<string, readonly Pattern[]>;
  /** Conditions that hold, whatever they mean. */
  holding: ReadonlySet<string>;
}

/** Whether something holds for all requests, for a part of them, for none, or whether that cannot be told. */
export type Share = "all" | "part" | "none" | "unknown";

/**
 * What the conditions of a statement tell of every request that it is about.
 *
 * @param besides what is known of the requests anyway, by condition key in lower case
 */
export function contextOf(
  conditions: readonly ReadCondition[],
  besides: Readonly<Record<string, string>> = {},
): KnownContext {
  const context = new Map<string, Pattern[]>(
    Object.entries(besides).map(([key, value]) => [key, [wild(value)]]),
  );
  for (const { operator, key, values } of conditions) {
    if (positive.has(operator)) context.set(key, values.map(patternsOf(operator)));
    // What is there, but may be anything.
    if (operator === "Null" && values.includes("false")) context.set(key, [wild("*")]);
  }
  return { values: context, holding: new Set(conditions.map(textOf)) };
}

const textOf = ({ operator, key, values }: ReadCondition): string =>
  JSON.stringify([operator, key, values.toSorted()]);

/**
 * For which of the requests all conditions of a statement hold.
 *
 * Source: https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html
 */
export function weighConditions(conditions: readonly ReadCondition[], context: KnownContext): Share {
  return leastOf(conditions.map((condition) => weigh(condition, context)));
}

/** The share of requests for which everything holds. */
export function leastOf(shares: readonly Share[]): Share {
  return (["none", "unknown", "part"] as const).find((share) => shares.includes(share)) ?? "all";
}

const positive = new Set([
  "StringEquals",
  "StringLike",
  "ArnEquals",
  "ArnLike",
  "Bool",
  "ForAllValues:StringEquals",
  "ForAllValues:StringLike",
]);

function weigh(condition: ReadCondition, context: KnownContext): Share {
  const { operator, key, values } = condition;
  if (context.holding.has(textOf(condition))) return "all";
  const given = context.values.get(key);
  // A key that nothing is known of may be there or not, with any value.
  if (given === undefined) return "unknown";
  const plain = operator.replace(/^For(?:AllValues|AnyValue):|IfExists$/g, "");
  if (plain === "Null") return values.includes("true") ? "none" : "all";
  const [, negated = ""] = /^(?:String|Arn)(Not)/.exec(plain) ?? [];
  const base = plain.replace("Not", "");
  if (!comparable.has(base) || values.some(hasVariable)) return "unknown";
  const wanted = values.map(patternsOf(base));
  const share = shareOf(wanted, given);
  if (negated === "") return share;
  return share === "all" ? "none" : share === "none" ? "all" : share;
}

const comparable = new Set(["StringEquals", "StringLike", "ArnEquals", "ArnLike", "Bool"]);

// ArnEquals takes wildcards as ArnLike does; StringEquals takes none.
function patternsOf(operator: string): (value: string) => Pattern {
  return /StringEquals$|^Bool$/.test(operator) ? literal : wild;
}

/** How much of what is given is among what is wanted. */
export function shareOf(wanted: readonly Pattern[], given: readonly Pattern[]): Share {
  if (given.every((inner) => wanted.some((outer) => covers(outer, inner)))) return "all";
  return given.some((inner) => wanted.some((outer) => overlaps(outer, inner))) ? "part" : "none";
}

/** Whether a text holds a policy variable, which AWS fills in for each request. */
export function hasVariable(text: string): boolean {
  return text.includes("${");
}
