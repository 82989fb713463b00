import type { TagRule } from "../../tags/schema.ts";
import { plainKey } from "./group-spellings.ts";
import type { TagSuggestion } from "./untagged-schema.ts";

/** How often profiles that are alike in something have which value. */
export interface Siblings {
  /** In what they are alike, such as `the team Search`. */
  of: string;
  values: readonly { value: string; count: number }[];
}

export interface SuggestionFacts {
  key: string;
  tags: readonly { key: string; value: string }[];
  /** The first team that has it. */
  team: { slug: string; name: string } | null;
  /** The rule of that team's policy for the key. */
  rule: TagRule | undefined;
  /** The nearest first. */
  siblings: readonly Siblings[];
}

/** The value that a missing tag should probably have, with the reason; null when nothing speaks for one. */
export function suggestValue(facts: SuggestionFacts): TagSuggestion | null {
  return (
    allowed(bySpelling(facts), facts) ??
    byRule(facts) ??
    allowed(byTeam(facts), facts) ??
    facts.siblings.map((siblings) => allowed(bySiblings(siblings), facts)).find((found) => found !== null) ??
    null
  );
}

function bySpelling({ key, tags }: SuggestionFacts): TagSuggestion | null {
  const alike = tags.find(
    (tag) => tag.key !== key && plainKey(tag.key) === plainKey(key) && tag.value.trim() !== "",
  );
  if (!alike) return null;
  return { value: alike.value, reason: `It carries ${alike.key}, which the bill takes for another key.` };
}

function byRule({ key, rule }: SuggestionFacts): TagSuggestion | null {
  const [only, ...others] = rule?.values ?? [];
  if (only === undefined || others.length > 0) return null;
  return { value: only, reason: `The tag policy allows no other value of ${key}.` };
}

const teamKeys = new Set(["team", "teamname", "squad", "ownerteam"]);

function byTeam({ key, team }: SuggestionFacts): TagSuggestion | null {
  if (!team || !teamKeys.has(plainKey(key))) return null;
  return { value: team.slug, reason: `The team ${team.name} has it in its catalog.` };
}

/** Two of three alike, and at least two, make a habit. */
function bySiblings({ of, values }: Siblings): TagSuggestion | null {
  const total = values.reduce((sum, { count }) => sum + count, 0);
  const most = values.toSorted((one, other) => other.count - one.count)[0];
  if (!most || most.count < 2 || most.count * 3 < total * 2) return null;
  return { value: most.value, reason: `${most.count} of ${total} profiles of ${of} have this value.` };
}

/** The value as the policy writes it; null when the policy does not allow it. */
function allowed(found: TagSuggestion | null, { rule, team }: SuggestionFacts): TagSuggestion | null {
  if (!found || !rule || rule.values.length === 0) return found;
  const names = [found.value, ...(found.value === team?.slug ? [team.name] : [])].map(plain);
  const value = rule.values.find((one) => names.includes(plain(one)));
  return value === undefined ? null : { ...found, value };
}

const plain = (text: string): string => text.trim().toLowerCase();
