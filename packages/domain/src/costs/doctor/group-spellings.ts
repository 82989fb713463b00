/** Keys that probably mean the same: the one that is meant, and its other spellings. */
export interface SpellingGroup {
  key: string;
  others: { key: string; likeness: "case" | "look-alike" }[];
}

/**
 * Groups keys that differ in capitals, blanks and signs only. AWS keeps all of them apart, in tags and on the bill.
 *
 * @param keys the one that is most probably meant first: it stands for its group
 */
export function groupSpellings(keys: readonly string[]): SpellingGroup[] {
  const groups = new Map<string, SpellingGroup>();
  for (const key of keys) {
    const plain = plainKey(key);
    const group = groups.get(plain);
    if (!group) groups.set(plain, { key, others: [] });
    else group.others.push({ key, likeness: likenessOf(key, group.key) });
  }
  return [...groups.values()];
}

const likenessOf = (key: string, meant: string) =>
  key.toLowerCase() === meant.toLowerCase() ? ("case" as const) : ("look-alike" as const);

// Tags of callers are another thing than tags of resources, whatever they are called.
/** A key without capitals, blanks and signs: keys that agree in this are probably meant to be one. */
export function plainKey(key: string): string {
  const [, prefix = "", rest = key] = /^(iamPrincipal\/|aws:|quarry:)?(.*)$/su.exec(key) ?? [];
  const letters = rest.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  return `${prefix}${letters === "" ? rest : letters}`;
}
