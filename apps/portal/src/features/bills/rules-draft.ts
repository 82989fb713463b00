import type { BillRule, RuleMatch, RuleReach, RuleSplit } from "@quarry/domain/bills/rules-schema";
import type { RulesView, SaveRulesInput } from "@quarry/domain/bills/schema";
import type { z } from "zod";
import { isAbout } from "../../client/refusal.ts";
import type { FieldProblem } from "../../client/refusal.ts";

export type RuleKind = RuleMatch["kind"];
export type SplitKind = RuleSplit["kind"];

/** A rule as it is typed: every kind keeps what was typed into it. */
export interface RuleDraft {
  name: string;
  kind: RuleKind;
  value: string;
  service: string;
  accountId: string;
  reach: RuleReach;
  split: SplitKind;
  teams: readonly string[];
  /** Per cent by team. */
  percents: Readonly<Record<string, string>>;
}

/** Rules as they are typed. */
export interface RulesDraft {
  /** The first month, `YYYY-MM`. */
  month: string;
  tagKey: string;
  values: readonly { value: string; team: string }[];
  rules: readonly RuleDraft[];
}

type Rules = Omit<z.input<typeof SaveRulesInput>, "month" | "version">;

/** What an editor begins with: the latest rules, from their own month on while that can still be changed. */
export function startingDraft(
  { items, tagKeys, teams, reportedUntil }: RulesView,
  thisMonth: string,
): RulesDraft {
  const [latest] = items;
  const isOpen = latest !== undefined && (reportedUntil === null || latest.month > reportedUntil);
  return {
    month: isOpen ? latest.month : thisMonth,
    tagKey: latest?.tagKey ?? tagKeys[0] ?? "",
    values: latest?.values ?? [],
    rules: (latest?.rules ?? []).map((rule) => draftOf(rule, allOf(teams))),
  };
}

const allOf = (teams: readonly { slug: string }[]): string[] => teams.map(({ slug }) => slug);

/** A rule that has not been written yet: what is not tagged, evenly between all teams. */
export function emptyRule(teams: readonly { slug: string }[], count: number): RuleDraft {
  const split = { kind: "evenly", teams: allOf(teams) } as const;
  const name = count === 0 ? "Not tagged" : `Rule ${count + 1}`;
  return draftOf({ name, match: { kind: "untagged" }, split }, allOf(teams));
}

function draftOf({ name, match, split }: BillRule, teams: readonly string[]): RuleDraft {
  return {
    name,
    kind: match.kind,
    value: match.kind === "value" ? match.value : "",
    service: match.kind === "service" ? match.service : "",
    accountId: match.kind === "account" ? match.accountId : "",
    reach: "reach" in match ? match.reach : "unowned",
    split: split.kind,
    teams: split.kind === "fixed" ? teams : split.teams,
    percents:
      split.kind === "fixed"
        ? Object.fromEntries(split.shares.map(({ team, percent }) => [team, percent]))
        : {},
  };
}

/** What is asked for with what was typed. */
export function rulesOf({ tagKey, values, rules }: RulesDraft): Rules {
  return {
    tagKey,
    values: values.map(({ value, team }) => ({ value, team })),
    rules: rules.map((rule) => ({ name: rule.name, match: matchOf(rule), split: splitOf(rule) })),
  };
}

function matchOf({ kind, value, service, accountId, reach }: RuleDraft): RuleMatch {
  if (kind === "value") return { kind, value };
  if (kind === "service") return { kind, service, reach };
  return kind === "account" ? { kind, accountId, reach } : { kind };
}

function splitOf({ split, teams, percents }: RuleDraft): RuleSplit {
  if (split !== "fixed") return { kind: split, teams: [...teams] };
  const shares = Object.entries(percents).map(([team, percent]) => ({ team, percent: percent.trim() }));
  return { kind: split, shares: shares.filter(({ percent }) => percent !== "") };
}

/** The version that a save of that month continues; 0 where it has no rules of its own. */
export function versionOf({ items }: RulesView, month: string): number {
  return items.find((saved) => saved.month === month)?.version ?? 0;
}

/** What was refused of one place of the rules: "rules.0", "values", "month". */
export function problemsAt(details: readonly FieldProblem[], place: string): string | undefined {
  const found = details.filter((detail) => isAbout(detail, place));
  return found.length === 0 ? undefined : [...new Set(found.map(({ message }) => message))].join(" ");
}
