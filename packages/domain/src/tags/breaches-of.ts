import type { ProfileTag } from "@quarry/aws-core/profiles/schema";
import type { TagBreach, TagRule } from "./schema.ts";

/**
 * Every way in which a resource's tags break the rules, in the order of the rules. Keys are compared with their
 * case, as AWS does; another spelling of a rule's key is a breach of its own, not a missing key.
 */
export function breachesOf(tags: readonly ProfileTag[], rules: readonly TagRule[]): TagBreach[] {
  return rules.flatMap((rule) => {
    const named = tags.filter(({ key }) => key.toLowerCase() === rule.key.toLowerCase());
    const exact = named.find(({ key }) => key === rule.key);
    const bearer = exact ?? named[0];
    if (!bearer) return rule.isRequired ? [missing(rule)] : [];
    const misspelled = named.filter(({ key }) => key !== rule.key);
    return [...misspelled.map((tag) => spelling(tag, rule, bearer)), ...valueOf(bearer, rule)];
  });
}

function missing({ key, values }: TagRule): TagBreach {
  const expected = values.length === 0 ? "" : ` It should be ${anyOf(values)}.`;
  const [only, ...others] = values;
  const value = only !== undefined && others.length === 0 ? only : "";
  return { key, kind: "missing", sentence: `${key} is missing.${expected}`, fix: [{ key, value }] };
}

function spelling(tag: ProfileTag, rule: TagRule, bearer: ProfileTag): TagBreach {
  const { key } = rule;
  const remove = { key: tag.key, value: null };
  if (tag !== bearer) {
    const sentence = `${tag.key} stands beside ${bearer.key}; AWS and the bill tell them apart.`;
    return { key, kind: "case", sentence, fix: [remove] };
  }
  return {
    key,
    kind: "case",
    sentence: `${tag.key} should be written ${key}; AWS and the bill tell them apart.`,
    fix: [remove, { key, value: allowedLike(tag.value, rule) ?? tag.value }],
  };
}

function valueOf({ value }: ProfileTag, rule: TagRule): TagBreach[] {
  const { key, values, isRequired } = rule;
  const isBlank = value.trim() === "";
  if (values.length === 0 ? !(isRequired && isBlank) : values.includes(value)) return [];
  const is = isBlank ? `${key} is empty` : `${key} is “${value}”`;
  const sentence = values.length === 0 ? `${is}.` : `${is}; it should be ${anyOf(values)}.`;
  return [{ key, kind: "value", sentence, fix: [{ key, value: allowedLike(value, rule) ?? "" }] }];
}

/** The allowed value that differs in case and blanks only, or the only one there is. */
function allowedLike(value: string, { values }: TagRule): string | undefined {
  return values.find((one) => plain(one) === plain(value)) ?? (values.length === 1 ? values[0] : undefined);
}

const plain = (text: string): string => text.trim().toLowerCase();

const mostNamed = 6;
const alternatives = new Intl.ListFormat("en-GB", { type: "disjunction" });

function anyOf(values: readonly string[]): string {
  const surplus = values.length - mostNamed;
  if (surplus <= 1) return alternatives.format(values);
  return alternatives.format([...values.slice(0, mostNamed), `one of ${surplus} more`]);
}
