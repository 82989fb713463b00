import type { UsageCategory } from "@quarry/aws-core/costs/usage-type-schema";
import type { SplitShare } from "./divide-bill.ts";
import type { RuleMatch } from "./rules-schema.ts";
import type { BillPart } from "./schema.ts";

/** The parts of a bill, in their order. */
export const partLabels: Readonly<Record<BillPart, string>> = {
  models: "Bedrock profiles and models",
  "imported-models": "Imported models: units and storage",
  endpoints: "SageMaker endpoints: hours, storage and data",
  other: "Other",
  shared: "Share of common costs",
};

const partsByCategory: Partial<Record<UsageCategory, BillPart>> = {
  "input-tokens": "models",
  "output-tokens": "models",
  "cache-read-tokens": "models",
  "cache-write-tokens": "models",
  images: "models",
  "search-units": "models",
  "provisioned-throughput": "models",
  "custom-model-units": "imported-models",
  "custom-model-storage": "imported-models",
  "endpoint-hours": "endpoints",
  "endpoint-storage": "endpoints",
  "endpoint-data": "endpoints",
};

/** The part of a bill that a kind of usage belongs to. */
export const partOf = (category: UsageCategory): BillPart => partsByCategory[category] ?? "other";

/** "Input tokens". */
export function categoryLabel(category: UsageCategory): string {
  const words = category.replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const reaches = { unowned: "that no team has", everybody: "of everybody" } as const;

/** What a rule shares, to stand within a sentence. */
export function matchWords(match: RuleMatch, tagKey: string): string {
  if (match.kind === "untagged") return "what is not tagged";
  if (match.kind === "unowned") return "what no team has";
  if (match.kind === "value") return `what is tagged ${tagKey}: ${match.value}`;
  const what = match.kind === "service" ? match.service : `account ${match.accountId}`;
  return `${what}, lines ${reaches[match.reach]}`;
}

/** A team's part of a split and its kind: "1/3 of “Not tagged”, evenly between 3 teams". */
export function splitWords({ rule: { name, split }, weight, weights, isEvenForWant }: SplitShare): string {
  const part =
    split.kind === "evenly" || isEvenForWant ? `${weight}/${weights}` : percentWords(weight, weights);
  return `${part} of “${name}”, ${howWords(split.kind, weights, isEvenForWant)}`;
}

function howWords(
  kind: SplitShare["rule"]["split"]["kind"],
  weights: bigint,
  isEvenForWant: boolean,
): string {
  if (isEvenForWant) return "evenly, since none of the teams has costs of its own";
  if (kind === "evenly") return weights === 1n ? "all of it" : `evenly between ${weights} teams`;
  return kind === "fixed" ? "by fixed shares" : "in proportion to the teams’ own costs";
}

/** A part of a whole in per cent with at most four decimals, without passing through a float. */
function percentWords(weight: bigint, weights: bigint): string {
  const units = (weight * 1_000_000n + weights / 2n) / weights;
  const fraction = (units % 10_000n).toString().padStart(4, "0").replace(/0+$/u, "");
  return `${units / 10_000n}${fraction === "" ? "" : `.${fraction}`} %`;
}

const format = new Intl.NumberFormat("en-US", { style: "currency", currency: "USD" });

/** An exact amount in dollars and cents: "$1,234.50". */
export function dollars(amount: string): string {
  const text = format.format(decimalOf(amount));
  const looksLikeNothing = !/[1-9]/u.test(text) && /[1-9]/u.test(amount);
  return looksLikeNothing ? "less than a cent" : text;
}

/** "+12.5 %" of what it was before; "new" where that was nothing. */
export function changeWords(change: string, percent: number | null): string {
  const sign = change.startsWith("-") ? "−" : "+";
  if (!/[1-9]/u.test(change)) return "unchanged";
  const size = format.format(decimalOf(change.replace("-", "")));
  if (percent === null) return `${sign}${size}`;
  return `${sign}${size} (${sign}${Math.abs(percent).toLocaleString("en", { maximumFractionDigits: 1 })} %)`;
}

/** Intl reads decimal strings exactly. */
function decimalOf(amount: string): `${number}` {
  if (isDecimal(amount)) return amount;
  throw new RangeError("An amount has to be a decimal such as 12.5.");
}

const isDecimal = (text: string): text is `${number}` => /^-?\d+(\.\d+)?$/u.test(text);
