import type { UsageCategory } from "@quarry/aws-core/costs/usage-type-schema";
import { percentUnits } from "./rules-schema.ts";
import type { BillRule, BillRules, RuleMatch, RuleSplit } from "./rules-schema.ts";
import { splitExactly } from "../costs/split-exactly.ts";

/** What one value of the team key spent on one kind of usage, in ten-billionths of a dollar. */
export interface CostCell {
  /** "" is what has no tag. Null: the bill is not divided by the team key there. */
  value: string | null;
  service: string;
  category: UsageCategory;
  model: string | null;
  /** The account that all of the bill belongs to; null where it is one of several. */
  accountId: string | null;
  amount: bigint;
}

/** What a team pays of what a rule shares. */
export interface SplitShare {
  rule: BillRule;
  /** The whole that was split. */
  total: bigint;
  amount: bigint;
  /** The team's part, in relation to the sum of all. */
  weight: bigint;
  weights: bigint;
  /** None of the teams had costs of its own to split by, so that all have the same part. */
  isEvenForWant: boolean;
}

export interface DividedTeam {
  slug: string;
  own: CostCell[];
  splits: SplitShare[];
}

export interface DividedMonth {
  teams: DividedTeam[];
  /** What is nobody's, and no rule shares. */
  unassigned: CostCell[];
}

/**
 * Divides the lines of a month between teams: each line belongs to the first rule that holds for it, else to the team
 * that its value names, else to nobody. All bills and what is nobody's add up to the lines.
 *
 * @param slugs every team there is, in the order of the answer
 */
export function divideBill(
  cells: readonly CostCell[],
  rules: BillRules,
  slugs: readonly string[],
): DividedMonth {
  const teams = new Map<string, DividedTeam>(slugs.map((slug) => [slug, { slug, own: [], splits: [] }]));
  const teamOf = ownersOf(rules, slugs);
  const shared = rules.rules.map((): CostCell[] => []);
  const unassigned: CostCell[] = [];
  for (const cell of cells) {
    const owner = cell.value === null ? undefined : teams.get(teamOf(cell.value) ?? "");
    const place = rules.rules.findIndex(({ match }) => holds(match, cell, owner !== undefined));
    const takenBy = shared[place] ?? owner?.own ?? unassigned;
    takenBy.push(cell);
  }
  const own = new Map([...teams.values()].map((team) => [team.slug, sumOf(team.own)]));
  for (const [place, rule] of rules.rules.entries()) {
    const taken = shared[place] ?? [];
    const parts = partsOf(rule.split, own, slugs);
    // Teams that are gone leave their part to nobody, rather than to the others.
    if (parts.length === 0) unassigned.push(...taken);
    else if (taken.length > 0) share({ rule, total: sumOf(taken), parts, teams });
  }
  return { teams: [...teams.values()], unassigned };
}

/** The team that a value of the key names. */
export function ownersOf({ values }: Pick<BillRules, "values">, slugs: readonly string[]) {
  const named = new Map([...slugs.map((slug) => [slug, slug] as const), ...pairsOf(values)]);
  return (value: string): string | undefined => named.get(value);
}

const pairsOf = (values: BillRules["values"]) => values.map(({ value, team }) => [value, team] as const);

/** What cells, or parts of splits, add up to. */
export const sumOf = (cells: readonly { amount: bigint }[]): bigint =>
  cells.reduce((sum, { amount }) => sum + amount, 0n);

function holds(match: RuleMatch, cell: CostCell, isOwned: boolean): boolean {
  if (cell.value === null) return false;
  if (match.kind === "untagged") return cell.value === "";
  if (match.kind === "value") return cell.value === match.value;
  if (match.kind === "unowned") return !isOwned;
  if (isOwned && match.reach === "unowned") return false;
  return match.kind === "service" ? cell.service === match.service : cell.accountId === match.accountId;
}

interface Part {
  slug: string;
  weight: bigint;
}

/** Whoever takes part, and how much of it. */
function partsOf(split: RuleSplit, own: ReadonlyMap<string, bigint>, slugs: readonly string[]): Part[] {
  const isThere = new Set(slugs);
  if (split.kind === "fixed") {
    // A share of a team that is gone would change what the others pay, so all of it waits for a new rule.
    const isWhole = split.shares.every(({ team }) => isThere.has(team));
    return isWhole
      ? split.shares.map(({ team, percent }) => ({ slug: team, weight: percentUnits(percent) }))
      : [];
  }
  const taking = split.teams.filter((slug) => isThere.has(slug));
  if (split.kind === "evenly") return taking.map((slug) => ({ slug, weight: 1n }));
  return taking.map((slug) => ({ slug, weight: positive(own.get(slug) ?? 0n) }));
}

const positive = (amount: bigint): bigint => (amount > 0n ? amount : 0n);

interface Sharing {
  rule: BillRule;
  total: bigint;
  parts: readonly Part[];
  teams: ReadonlyMap<string, DividedTeam>;
}

function share({ rule, total, parts, teams }: Sharing): void {
  const isEvenForWant = parts.every(({ weight }) => weight === 0n);
  const weights = parts.map(({ weight }) => (isEvenForWant ? 1n : weight));
  const sum = weights.reduce((all, weight) => all + weight, 0n);
  for (const [index, amount] of splitExactly(total, weights).entries()) {
    const weight = weights[index] ?? 0n;
    if (weight === 0n) continue;
    teams
      .get(parts[index]?.slug ?? "")
      ?.splits.push({ rule, total, amount, weight, weights: sum, isEvenForWant });
  }
}
